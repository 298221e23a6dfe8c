package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.Slug;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.WaitingRelease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told about releases that concern them, by REST, with a worker. */
@MicronautTest(transactional = false)
class WaitingReleasesTest {
    private static final Slug CHAMPION = new Slug("champion");

    @Inject
    ReleasePeople people;

    @Inject
    ReleaseStories stories;

    private ModelportClient rita;
    private ModelportClient amy;
    private ModelportClient dan;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        amy = people.as("amy");
        dan = people.as("dan");
    }

    @Test
    void what_waits_for_somebody_is_what_they_can_do_something_about() {
        Slug model = stories.model("waiting", ReleaseStories.CARD, 2, 3);
        Release draft = stories.request(model, 1, ReleaseStories.PRODUCTION);
        assertThat(waiting("rita", model)).isEmpty();

        Release review = stories.submit(draft.id(), ReleaseState.IN_REVIEW);
        assertThat(waiting("amy", model)).singleElement().satisfies(item -> {
            assertThat(item.waitingFor()).isEqualTo(WaitingFor.APPROVAL);
            assertThat(item.release()).isEqualTo(review);
            assertThat(item.projectTitle()).isEqualTo("Lab");
            assertThat(item.since()).isEqualTo(review.updatedAt());
            assertThat(item.until()).isNotNull();
        });
        for (String name : List.of("rita", "max", "dan", "vera", "zoe")) {
            assertThat(waiting(name, model)).as(name).isEmpty();
        }

        Release returned =
                amy.releases().askForChanges(LAB, review.id(), NewDecision.on(review.digest(), "Take version 2."));
        assertThat(waiting("rita", model))
                .extracting(WaitingRelease::waitingFor, WaitingRelease::until)
                .containsExactly(tuple(WaitingFor.CHANGES, null));
        rita.releases().change(LAB, returned.id(), returned.rowVersion(), ReleaseChange.version(2));
        Release approved = stories.approve(stories.submit(returned.id(), ReleaseState.IN_REVIEW));

        assertThat(waiting("amy", model)).isEmpty();
        assertThat(waiting("dan", model))
                .extracting(WaitingRelease::waitingFor, item -> item.release().id())
                .containsExactly(tuple(WaitingFor.DEPLOYMENT, approved.id()));
    }

    @Test
    void an_emergency_waits_for_its_second_voice_and_a_freeze_for_its_end() {
        Slug urgent = stories.environment("hurried", List.of(ReleaseStories.rule("all", 3)), List.of());
        Slug frozen = stories.environment(
                "icy", List.of(), List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00")));
        Slug model = stories.model("pressing", ReleaseStories.CARD, 2);
        Release release = stories.submit(stories.request(model, 1, urgent).id(), ReleaseState.IN_REVIEW);
        stories.submit(stories.request(model, 1, frozen).id(), ReleaseState.APPROVED);

        dan.releases().declareEmergency(LAB, release.id(), NewDecision.on(release.digest(), "Nothing answers."));

        assertThat(waiting("dan", model)).isEmpty();
        assertThat(waiting("amy", model)).singleElement().satisfies(item -> {
            assertThat(item.waitingFor()).isEqualTo(WaitingFor.EMERGENCY);
            assertThat(item.since())
                    .isEqualTo(amy.releases()
                            .review(LAB, release.id())
                            .decisions()
                            .getFirst()
                            .at());
        });
        List<WaitingRelease> all = everything("amy");
        assertThat(all).isSortedAccordingTo(java.util.Comparator.comparing(WaitingRelease::since));
        assertThat(all).extracting(item -> item.release().id()).doesNotHaveDuplicates();
        assertThat(ReleaseStories.problem(() -> amy.releases().waiting(new PageRequest(1, "yesterday", null)))
                        .message()
                        .code())
                .isEqualTo("release.after-unfit");
    }

    @Test
    void what_somebody_had_seen_before_the_last_change_stays_known() {
        Slug model = stories.model("watched", ReleaseStories.CARD, 2, 3);
        Release draft = stories.request(model, 1, ReleaseStories.PRODUCTION);

        assertThat(amy.releases().look(LAB, draft.id()).before()).isNull();
        assertThat(amy.releases().look(LAB, draft.id()).before()).isNull();
        Release changed = rita.releases()
                .change(LAB, draft.id(), draft.rowVersion(), new ReleaseChange(2, null, null, "A better one."));
        ReleaseLook before =
                Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before());
        ReleaseLook again =
                Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before());

        assertThat(before.version()).isEqualTo(1);
        assertThat(before.digest()).isEqualTo(draft.digest()).isNotEqualTo(changed.digest());
        assertThat(before.notes()).isEmpty();
        assertThat(again).isEqualTo(before);
        assertThat(rita.releases().look(LAB, draft.id()).before()).isNull();
        rita.releases().comment(LAB, draft.id(), NewDecision.on(changed.digest(), "Have a look."));
        assertThat(Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before())
                        .decisions())
                .isZero();
        assertThat(ReleaseStories.problem(() -> people.as("zoe").releases().look(LAB, draft.id())))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void what_served_when_and_who_is_the_champion_follow_the_traffic() {
        Slug model = stories.model("champion-story", ReleaseStories.CARD, 2, 3);
        Release first = stories.live(model, 1);
        Release second = stories.live(model, 2);
        dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));

        List<ChampionInterval> served = rita.environments()
                .champions(LAB, ReleaseStories.PRODUCTION, first.endpoint(), PageRequest.first())
                .items();

        assertThat(served)
                .extracting(ChampionInterval::version, ChampionInterval::release, ChampionInterval::releasedBy)
                .containsExactly(
                        tuple(1, first.id(), "dan"), tuple(2, second.id(), "dan"), tuple(1, first.id(), "dan"));
        assertThat(served.getFirst().to()).isNull();
        for (int i = 1; i < served.size(); i++) {
            assertThat(served.get(i).to()).isEqualTo(served.get(i - 1).from());
        }
        var pages = new ArrayList<ChampionInterval>();
        String after = null;
        do {
            var page = rita.environments()
                    .champions(LAB, ReleaseStories.PRODUCTION, first.endpoint(), new PageRequest(1, after, null));
            pages.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(pages).isEqualTo(served);
        assertThat(rita.aliases().list(LAB, model))
                .extracting(Alias::name, Alias::version, Alias::movedBy, Alias::guarded)
                .containsExactly(tuple(CHAMPION, 1, "dan", true));
        assertThat(rita.aliases()
                        .history(LAB, model, CHAMPION, PageRequest.first())
                        .items())
                .extracting(AliasInterval::version)
                .containsExactly(1, 2, 1);
    }

    private List<WaitingRelease> waiting(String name, Slug model) {
        return people.as(name).releases().waiting(new PageRequest(200, null, null)).items().stream()
                .filter(item -> item.release().model().equals(model))
                .toList();
    }

    private List<WaitingRelease> everything(String name) {
        var all = new ArrayList<WaitingRelease>();
        String after = null;
        do {
            var page = people.as(name).releases().waiting(new PageRequest(1, after, null));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
