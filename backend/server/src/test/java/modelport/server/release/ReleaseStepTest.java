package modelport.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import modelport.contract.release.ReleaseState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks at random through the state machine. */
class ReleaseStepTest {
    private static final int SEED = 4711;
    private static final int WALKS = 20_000;
    private static final Set<ReleaseState> ENDS = EnumSet.of(
            ReleaseState.ROLLED_BACK,
            ReleaseState.REJECTED,
            ReleaseState.CANCELLED,
            ReleaseState.EXPIRED,
            ReleaseState.FAILED);

    @ParameterizedTest
    @EnumSource(ReleaseState.class)
    void only_the_ends_lead_nowhere(ReleaseState state) {
        assertThat(stepsFrom(state).isEmpty()).isEqualTo(ENDS.contains(state));
    }

    @Test
    void nothing_serves_that_was_not_checked_reviewed_approved_and_rolled_out_since_its_last_edit() {
        walk(path -> {
            int live = path.indexOf(ReleaseState.RELEASED);
            if (live >= 0) {
                List<ReleaseState> before =
                        path.subList(path.subList(0, live).lastIndexOf(ReleaseState.CHECKING), live);
                assertThat(path).startsWith(ReleaseState.DRAFT);
                assertThat(before)
                        .containsExactly(
                                ReleaseState.CHECKING,
                                ReleaseState.IN_REVIEW,
                                ReleaseState.APPROVED,
                                ReleaseState.ROLLING_OUT);
            }
        });
    }

    @Test
    void what_has_served_serves_again_only_where_what_came_after_it_was_rolled_back() {
        walk(path -> {
            for (int i = path.indexOf(ReleaseState.RELEASED) + 1; i > 0 && i < path.size(); i++) {
                if (path.get(i) == ReleaseState.RELEASED) {
                    assertThat(path.get(i - 1)).isEqualTo(ReleaseState.SUPERSEDED);
                }
            }
        });
    }

    @Test
    void every_state_can_be_reached() {
        Set<ReleaseState> seen = EnumSet.noneOf(ReleaseState.class);
        walk(seen::addAll);

        assertThat(seen).containsExactlyInAnyOrder(ReleaseState.values());
    }

    @Test
    void a_release_is_open_until_it_serves_or_ends() {
        for (ReleaseState state : ReleaseState.values()) {
            boolean served = state == ReleaseState.RELEASED || state == ReleaseState.SUPERSEDED;
            boolean over = served || ENDS.contains(state);
            assertThat(ReleaseStep.isOpen(state)).as(state.name()).isEqualTo(!over);
        }
    }

    @ParameterizedTest
    @EnumSource(ReleaseStep.class)
    void a_step_from_elsewhere_is_refused(ReleaseStep step) {
        Arrays.stream(ReleaseState.values())
                .filter(state -> !step.startsIn(state))
                .forEach(
                        state -> assertThatThrownBy(() -> step.after(state)).isInstanceOf(IllegalStateException.class));
    }

    private static void walk(java.util.function.Consumer<List<ReleaseState>> check) {
        var random = new Random(SEED);
        for (int i = 0; i < WALKS; i++) {
            var path = new ArrayList<ReleaseState>(List.of(ReleaseState.DRAFT));
            for (int step = 0; step < 20 && !stepsFrom(path.getLast()).isEmpty(); step++) {
                List<ReleaseStep> steps = stepsFrom(path.getLast());
                path.add(steps.get(random.nextInt(steps.size())).after(path.getLast()));
            }
            check.accept(path);
        }
    }

    private static List<ReleaseStep> stepsFrom(ReleaseState state) {
        return Arrays.stream(ReleaseStep.values())
                .filter(step -> step.startsIn(state))
                .toList();
    }
}
