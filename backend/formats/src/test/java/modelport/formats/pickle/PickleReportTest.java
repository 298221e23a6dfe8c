package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import modelport.formats.pickle.NamedGlobal.Use;
import modelport.formats.pickle.PickleReport.Writer;
import modelport.formats.pickle.PyValue.Global;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickleReportTest {
    @TempDir
    private Path folder;

    @Test
    void a_report_says_who_wrote_a_file_and_how() throws Exception {
        PickleReport joblib = scan(Samples.file("arrays-xz.joblib")).report();
        PickleReport pickle = scan(Samples.file("arrays-5.pkl")).report();

        assertThat(joblib.writer()).isEqualTo(Writer.JOBLIB);
        assertThat(joblib.compression()).isEqualTo(Compression.XZ);
        assertThat(joblib.protocol()).isEqualTo(4);
        assertThat(pickle.writer()).isEqualTo(Writer.PICKLE);
        assertThat(pickle.compression()).isEqualTo(Compression.NONE);
        assertThat(pickle.protocol()).isEqualTo(5);
        assertThat(pickle.opcodes()).isGreaterThan(1_000);
    }

    @Test
    void names_come_in_the_order_of_the_file_with_the_most_that_it_wants_of_them() throws Exception {
        byte[] pickle = PickleWriter.start()
                .op(Opcode.Control.MARK)
                .global("math", "exp")
                .model()
                .op(Opcode.Literal.EMPTY_DICT, Opcode.Call.BUILD)
                .array(new int[] {0}, new byte[0])
                .global("math", "exp")
                .op(Opcode.Collect.TUPLE)
                .stop();

        PickleScan scan = scan(Files.write(folder.resolve("file"), pickle));

        assertThat(scan).isInstanceOf(PickleScan.Read.class);
        assertThat(scan.report().globals())
                .containsExactly(
                        new NamedGlobal(Global.of("math.exp"), Use.MENTIONED, false),
                        new NamedGlobal(
                                Global.of("sklearn.linear_model._logistic.LogisticRegression"), Use.CLASS, true),
                        new NamedGlobal(Global.of("numpy.core.multiarray._reconstruct"), Use.CALLED, true),
                        new NamedGlobal(Global.of("numpy.ndarray"), Use.MENTIONED, true),
                        new NamedGlobal(Global.of("numpy.dtype"), Use.CALLED, true));
    }

    @Test
    void a_report_of_a_refused_file_ends_with_what_was_refused() throws Exception {
        byte[] pickle = PickleWriter.start()
                .global("math", "exp")
                .call("os", "system", "true")
                .global("never", "seen")
                .stop();

        PickleScan scan = scan(Files.write(folder.resolve("file"), pickle));

        assertThat(scan).isInstanceOf(PickleScan.Refused.class);
        assertThat(scan.report().globals())
                .containsExactly(
                        new NamedGlobal(Global.of("math.exp"), Use.MENTIONED, false),
                        new NamedGlobal(Global.of("os.system"), Use.CALLED, false));
    }

    @Test
    void names_of_python_2_and_of_numpy_2_are_those_that_everybody_knows() throws Exception {
        byte[] pickle = PickleWriter.start()
                .op(Opcode.Control.MARK)
                .global("__builtin__", "xrange")
                .global("copy_reg", "_reconstructor")
                .global("numpy._core.multiarray", "scalar")
                .global("numpy._core", "umath")
                .op(Opcode.Collect.TUPLE)
                .stop();

        assertThat(scan(Files.write(folder.resolve("file"), pickle)).report().globals())
                .extracting(named -> named.global().path())
                .containsExactly(
                        "builtins.range", "copyreg._reconstructor", "numpy.core.multiarray.scalar", "numpy.core.umath");
    }

    @Test
    void only_names_that_are_equal_byte_by_byte_are_allowed() {
        AllowList allowed = AllowList.of(Set.of(new Global("a.b", "c")));

        assertThat(allowed.allows(new Global("a.b", "c"))).isTrue();
        assertThat(allowed.allows(new Global("a", "b.c"))).isFalse();
        assertThat(allowed.allows(new Global("a.b", "C"))).isFalse();
        assertThat(AllowList.everythingUnder(Set.of("a")).allows(new Global("ab", "c")))
                .isFalse();
        assertThat(AllowList.everythingUnder(Set.of("a")).allows(new Global("a", "b.c")))
                .isFalse();
    }

    private static PickleScan scan(Path file) throws Exception {
        return PickleScan.scan(file, Hostile.ALLOWED, Hostile.LIMITS);
    }
}
