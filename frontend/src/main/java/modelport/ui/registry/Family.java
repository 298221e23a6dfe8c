package modelport.ui.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.registry.Version;

/**
 * Versions in the order in which they came, each on its lane: what was brought on the first, what was made of it below.
 */
record Family(List<Member> members) {
    static final int LANES = 3;

    /**
     * A version in its place.
     *
     * @param lane 0 for what was brought, 1 for what was made of that, 2 for what was made of the latter
     * @param parent the place of the version that it was made of, if that is among these
     */
    record Member(Version version, int lane, Optional<Integer> parent) {
        boolean isBranch() {
            return lane > 0;
        }
    }

    Family {
        members = List.copyOf(members);
    }

    static Family of(List<Version> versions) {
        List<Version> oldestFirst = versions.stream()
                .sorted(Comparator.comparingInt(Version::number))
                .toList();
        Map<Integer, Integer> places = new HashMap<>();
        var members = new ArrayList<Member>();
        for (Version version : oldestFirst) {
            Optional<Integer> parent = Optional.ofNullable(version.parent()).map(places::get);
            int lane = isBrought(version)
                    ? 0
                    : Math.min(
                            LANES - 1,
                            parent.map(place -> members.get(place).lane() + 1).orElse(1));
            places.put(version.number(), members.size());
            members.add(new Member(version, lane, isBrought(version) ? Optional.empty() : parent));
        }
        return new Family(members);
    }

    /** How many lanes are in use. */
    int lanes() {
        return 1 + members.stream().mapToInt(Member::lane).max().orElse(0);
    }

    /** What was brought may name where it comes from, and still goes on the first lane. */
    private static boolean isBrought(Version version) {
        return version.parent() == null || version.origin().equals("UPLOAD");
    }
}
