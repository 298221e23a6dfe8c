package modelport.formats.pickle;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import modelport.formats.pickle.PyValue.Global;

/**
 * A file that must be refused.
 *
 * @param code of the refusal
 * @param named what the refusal must name; empty if it is enough to say where
 */
@SuppressWarnings("ArrayRecordComponent")
record Hostile(String name, byte[] bytes, String code, String named) {
    /** The classes that these files may have objects of. */
    static final AllowList ALLOWED = AllowList.of(Set.of(
            Global.of("sklearn.linear_model._logistic.LogisticRegression"),
            Global.of("numpy.random.mtrand.RandomState")));

    /** Limits that small files pass. */
    static final PickleLimits LIMITS =
            new PickleLimits(64L << 20, 200, 1L << 20, 64L << 20, 500, 10_000, 10_000, 1_000, 100, 200);

    Hostile(String name, byte[] bytes, String code) {
        this(name, bytes, code, "");
    }

    /** All of them; those that could would run {@code command} in a shell. */
    static List<Hostile> all(String command) {
        return Stream.of(
                        HostileCalls.all(command),
                        HostilePlaces.all(command),
                        HostileNames.all(command),
                        HostileSyntax.all(),
                        HostileClaims.all(),
                        HostileArrays.all(command),
                        HostilePacking.all(command))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name + " " + code;
    }
}
