package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modelport.formats.pickle.PyValue.Bytes;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Python's own values from every protocol. */
class PickledValuesTest {
    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException {
        return Samples.all("values").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_protocol_brings_the_same_values(Path file) throws Exception {
        assertThat(PickleTree.of(Pickles.read(file))).isEqualTo(Files.readString(Samples.file("values.txt")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void bytes_and_identities_are_kept(Path file) throws Exception {
        var values = (Dict) Pickles.read(file);

        byte[] all = ((Bytes) items(values, "bytes").get(2)).value();
        assertThat(all).hasSize(256).endsWith(0xfe, 0xff);
        assertThat(items(values, "shared").getFirst())
                .isSameAs(items(values, "shared").getLast());
        PyValue own = values.get("holds itself").orElseThrow();
        assertThat(((Sequence) own).items()).singleElement().isSameAs(own);
    }

    private static List<PyValue> items(Dict values, String key) {
        return ((Sequence) values.get(key).orElseThrow()).items();
    }

    @Test
    void texts_of_python_2_are_texts_and_make_arrays() throws Exception {
        assertThat(read("S'caf\\xe9\\n\"'\np0\n.")).isEqualTo(new Text("café\n\""));
        assertThat(read("U\4caf\u00e9.")).isEqualTo(new Text("café"));
        byte[] array = PickleWriter.bare()
                .array()
                .op(Opcode.Control.MARK)
                .number(1)
                .shape(1)
                .type("f8", "<")
                .latin("I00\nU\10\0\0\0\0\0\0\u00f8?tb.")
                .toBytes();
        assertThat(((NumpyArray) read(array)).doubles()).containsExactly(1.5);
    }

    @Test
    void later_of_equal_keys_count_and_long_chains_of_them_stay_fast() throws Exception {
        var pickle = PickleWriter.start().op(Opcode.Literal.EMPTY_DICT, Opcode.Control.MARK);
        pickle.text("a").number(1).text("a").number(2);
        // Each of these pairs has one hash: 2 to the power of 14 texts collide.
        for (int i = 0; i < 1 << 14; i++) {
            var key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            pickle.text(key.toString()).none();
        }

        var dict = (Dict) read(pickle.op(Opcode.Collect.SETITEMS).stop());

        assertThat(dict.get("a")).contains(PyValue.Int.of(2));
        assertThat(dict.items()).hasSize(1 + (1 << 14));
    }

    @Test
    void attributes_may_stand_in_slots() throws Exception {
        var pickle = PickleWriter.start().model().op(Opcode.Literal.EMPTY_DICT);
        pickle.text("C").number(1).op(Opcode.Collect.SETITEM, Opcode.Literal.EMPTY_DICT);
        pickle.text("tol").number(2).op(Opcode.Collect.SETITEM, Opcode.Collect.TUPLE2, Opcode.Call.BUILD);

        var model = (PyValue.Instance) read(pickle.stop());

        assertThat(model.attribute("C")).contains(PyValue.Int.of(1));
        assertThat(model.attribute("tol")).contains(PyValue.Int.of(2));
    }

    @Test
    void methods_and_functions_that_wait_for_arguments_are_data_until_they_are_called() throws Exception {
        var method = PickleWriter.start().global("builtins", "getattr").model();
        method.text("fit").op(Opcode.Collect.TUPLE2, Opcode.Call.REDUCE);
        var partial = PickleWriter.start().global("functools", "partial");
        partial.global("sklearn.utils.validation", "check_array").op(Opcode.Collect.TUPLE1, Opcode.Call.REDUCE);

        assertThat(((PyValue.Instance) read(method.stop())).type().path()).isEqualTo("builtins.getattr");
        assertThat(((PyValue.Instance) read(partial.stop())).arguments())
                .containsExactly(PyValue.Global.of("sklearn.utils.validation.check_array"));
    }

    private PyValue read(String latin) throws IOException {
        return read(PickleWriter.bare().latin(latin).toBytes());
    }

    private PyValue read(byte[] pickle) throws IOException {
        return Pickles.read(Files.write(folder.resolve("file"), pickle));
    }
}
