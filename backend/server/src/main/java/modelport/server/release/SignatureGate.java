package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.registry.VersionRef;

/** Whoever calls what serves now must be able to call what comes. */
@Singleton
class SignatureGate implements Gate {
    private static final long ANY = -1;

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.SIGNATURE);
    }

    @Override
    public Finding check(Candidate candidate, GateRule rule) {
        Optional<VersionRef> champion = candidate.champion();
        if (champion.isEmpty()) {
            return Finding.passed(Message.of("release.signature-first"), Map.of());
        }
        String number = Integer.toString(champion.get().number());
        Map<String, Object> evidence =
                Map.of("champion", champion.get().files().orElseThrow().digest());
        Signature old = champion.get().files().orElseThrow().signature();
        Signature fresh = candidate.version().files().orElseThrow().signature();
        return difference(old, fresh)
                .map(what -> Finding.failed(
                        Message.of("release.signature-differs", "version", number, "what", what), evidence))
                .orElseGet(() -> Finding.passed(Message.of("release.signature-passed", "version", number), evidence));
    }

    /** The name of the first thing that callers would stumble over. */
    static Optional<String> difference(Signature old, Signature fresh) {
        if ((old.text() == null) != (fresh.text() == null)) {
            return Optional.of("text");
        }
        if (!old.classes().equals(fresh.classes())) {
            return Optional.of("classes");
        }
        return inputs(old.inputs(), fresh.inputs()).or(() -> outputs(old.outputs(), fresh.outputs()));
    }

    /** The same names, and everything that the old ones take. */
    private static Optional<String> inputs(List<TensorSpec> old, List<TensorSpec> fresh) {
        Optional<String> added = fresh.stream()
                .map(TensorSpec::name)
                .filter(name -> find(old, name).isEmpty())
                .findFirst();
        return added.or(() -> old.stream()
                .filter(input -> find(fresh, input.name())
                        .filter(other -> takes(other, input))
                        .isEmpty())
                .map(TensorSpec::name)
                .findFirst());
    }

    private static boolean takes(TensorSpec fresh, TensorSpec old) {
        boolean columns = old.columns().isEmpty()
                || fresh.columns().isEmpty()
                || old.columns().equals(fresh.columns());
        boolean gaps = fresh.columns().isEmpty() || fresh.gaps().containsAll(old.gaps());
        return fresh.type() == old.type() && columns && gaps && covers(fresh.shape(), old.shape());
    }

    /** Everything that the old one gives; more does no harm. */
    private static Optional<String> outputs(List<TensorSpec> old, List<TensorSpec> fresh) {
        return old.stream()
                .filter(output -> find(fresh, output.name())
                        .filter(other -> other.type() == output.type() && covers(output.shape(), other.shape()))
                        .isEmpty())
                .map(TensorSpec::name)
                .findFirst();
    }

    /** Whether whatever has the shape {@code narrow} has the shape {@code wide} too. */
    private static boolean covers(List<Long> wide, List<Long> narrow) {
        return wide.size() == narrow.size()
                && IntStream.range(0, wide.size())
                        .allMatch(i -> wide.get(i) == ANY || wide.get(i).equals(narrow.get(i)));
    }

    private static Optional<TensorSpec> find(List<TensorSpec> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
