package modelport.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.server.database.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class ReleaseContentTest {
    private static final int SEED = 815;
    private static final int CASES = 500;
    private static final ReleaseContent SOME = new ReleaseContent(
            1,
            "a1",
            "production",
            Map.of("strategy", "switch"),
            Map.of("missing", "nan"),
            List.of("e1"),
            "c1",
            "p1",
            null);

    @Test
    void the_digest_is_that_of_the_canonical_json() {
        String canonical = "{\"artifact\":\"a1\",\"card\":\"c1\",\"environment\":\"production\",\"evidence\":[\"e1\"],"
                + "\"parameters\":{\"missing\":\"nan\"},\"plan\":{\"strategy\":\"switch\"},\"policy\":\"p1\",\"scheme\":1}";

        assertThat(SOME.digest()).isEqualTo(ReleaseContent.sha256(canonical));
    }

    @Test
    void changing_any_member_changes_the_digest() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            List<Object> members = members(random);
            Set<String> digests = new HashSet<>(Set.of(content(members).digest()));
            IntStream.range(0, members.size()).forEach(member -> {
                var changed = new ArrayList<>(members);
                changed.set(member, other(members.get(member)));
                assertThat(digests.add(content(changed).digest()))
                        .as("member %d", member)
                        .isTrue();
            });
        }
    }

    @Test
    void the_order_of_keys_and_a_way_through_the_database_change_nothing() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> plan = map(random, 3);
            var shuffled = shuffled(plan, random);
            Map<String, Object> stored =
                    Json.read(new Json(shuffled).text(), new TypeReference<Map<String, Object>>() {});

            assertThat(ReleaseContent.digestOf(shuffled)).isEqualTo(ReleaseContent.digestOf(plan));
            assertThat(ReleaseContent.digestOf(stored)).isEqualTo(ReleaseContent.digestOf(plan));
        }
    }

    private static List<Object> members(Random random) {
        return List.of(
                2 + random.nextInt(9),
                text(random),
                text(random),
                map(random, 2),
                map(random, 2),
                List.of(text(random)),
                text(random),
                text(random),
                text(random));
    }

    @SuppressWarnings("unchecked")
    private static ReleaseContent content(List<Object> members) {
        return new ReleaseContent(
                (Integer) members.get(0),
                (String) members.get(1),
                (String) members.get(2),
                (Map<String, Object>) members.get(3),
                (Map<String, Object>) members.get(4),
                (List<String>) members.get(5),
                (String) members.get(6),
                (String) members.get(7),
                (String) members.get(8));
    }

    private static Object other(Object member) {
        return switch (member) {
            case Integer number -> number + 1;
            case String text -> text + "x";
            case Map<?, ?> map -> {
                var more = new LinkedHashMap<Object, Object>(map);
                more.put("one more", 0.5);
                yield more;
            }
            case List<?> list -> List.of(list.getFirst(), "x");
            default -> throw new IllegalStateException();
        };
    }

    private static Map<String, Object> map(Random random, int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            map.put(text(random), value(random, depth));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30));
            case 2 -> random.nextBoolean();
            case 3 -> text(random);
            case 4 -> map(random, depth - 1);
            default -> List.of(value(random, depth - 1), text(random));
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 8), 1, 0xD7FF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<String, Object> shuffled(Map<String, Object> map, Random random) {
        var keys = new ArrayList<>(map.keySet());
        Collections.shuffle(keys, random);
        var shuffled = new LinkedHashMap<String, Object>();
        keys.forEach(key -> shuffled.put(key, map.get(key)));
        return shuffled;
    }
}
