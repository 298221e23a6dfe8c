package modelport.server.notification;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.events.Event;
import modelport.contract.notification.Notification;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.Urgency;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseState;
import modelport.server.Eventually;
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import modelport.server.release.ReleasePeople;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Who is told what, by REST, with a worker. */
@MicronautTest(transactional = false)
class NotificationsTest {
    private static final Slug PRODUCTION = new Slug("production");

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    Notifications notifications;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void a_release_tells_each_person_what_concerns_them_once() {
        Release review = inReview("told");

        assertThat(told(review))
                .containsExactlyInAnyOrder(
                        "amy ACTION review", "ann ACTION review", "sam ACTION review", "ada ACTION review");

        Release approved = people.as("amy").releases().approve(LAB, review.id(), on(review));
        assertThat(news(review, 4))
                .containsExactlyInAnyOrder("rita ACTION approved", "dan ACTION approved", "ada ACTION approved");

        people.as("dan").releases().deploy(LAB, approved.id(), on(approved));
        await(approved, ReleaseState.RELEASED);
        assertThat(news(review, 7)).containsExactlyInAnyOrder("rita NEWS released", "amy NEWS released");
    }

    @Test
    void a_failed_gate_tells_the_requester_which() {
        Slug model = versions.model("lab", "without-a-card", 2);
        Release draft = people.as("rita").releases().request(LAB, new NewRelease(model, 1, PRODUCTION));

        people.as("rita").releases().submit(LAB, draft.id(), on(draft));
        Eventually.until("returned", () -> !told(draft).isEmpty());

        assertThat(told(draft)).containsExactly("rita ACTION gates-failed");
        assertThat(inbox("rita", draft))
                .singleElement()
                .satisfies(one -> assertThat(one.message().args()).containsEntry("gates", "CARD"));
    }

    @Test
    void words_reach_those_who_took_part_and_nobody_hears_their_own() {
        Release review = inReview("discussed");

        people.as("ann").releases().comment(LAB, review.id(), said(review, "Which rows?"));
        people.as("rita").releases().comment(LAB, review.id(), said(review, "All of them."));

        assertThat(news(review, 4)).containsExactlyInAnyOrder("rita NEWS comment", "ann NEWS comment");

        people.as("sam").releases().askForChanges(LAB, review.id(), said(review, "Measure it again."));
        assertThat(news(review, 6)).containsExactly("rita ACTION changes");
        assertThat(inbox("rita", review).getFirst().message().args())
                .containsEntry("comment", "Measure it again.")
                .containsEntry("user", "sam");
    }

    @Test
    void an_edit_tells_those_whose_approval_is_void() {
        Release review = inReview("edited-later");
        versions.add(review.model(), 2, 3);
        Release approved = people.as("amy").releases().approve(LAB, review.id(), on(review));
        int before = told(review).size();

        people.as("dan").releases().change(LAB, approved.id(), approved.rowVersion(), ReleaseChange.version(2));

        assertThat(news(review, before)).containsExactlyInAnyOrder("amy NEWS void", "rita ACTION edited");
    }

    @Test
    void an_emergency_alerts_administrators_and_approvers_and_is_told_once() {
        Release review = inReview("urgent");

        people.as("ann").releases().declareEmergency(LAB, review.id(), said(review, "Customers wait."));
        assertThat(news(review, 4))
                .containsExactlyInAnyOrder("amy ALERT emergency", "sam ALERT emergency", "ada ALERT emergency");

        people.as("dan").releases().declareEmergency(LAB, review.id(), said(review, "They do."));
        // Ada may deploy as well; in one transaction she is told the more urgent of two things.
        assertThat(news(review, 7))
                .containsExactlyInAnyOrder(
                        "amy ALERT emergency",
                        "ann ALERT emergency",
                        "sam ALERT emergency",
                        "ada ALERT emergency",
                        "rita ACTION approved");
    }

    @Test
    void rejections_and_withdrawals_reach_the_requester() {
        Release rejected = inReview("refused");
        people.as("amy").releases().reject(LAB, rejected.id(), said(rejected, "Too slow."));
        Release cancelled = inReview("withdrawn");
        people.as("ada").releases().cancel(LAB, cancelled.id(), on(cancelled));

        assertThat(news(rejected, 4)).containsExactly("rita ACTION rejected");
        assertThat(news(cancelled, 4)).containsExactly("rita NEWS cancelled");
    }

    @Test
    void what_a_person_is_told_comes_to_that_person_s_stream_alone() throws InterruptedException {
        people.add("nora", List.of(Role.VIEWER));
        var mine = new LinkedBlockingQueue<Event>();
        var others = new LinkedBlockingQueue<Event>();
        try (var _ = people.as("nora").events().subscribe(mine::add);
                var _ = people.as("ada").events().subscribe(others::add);
                var _ = people.as("vera").events().subscribe(others::add)) {
            // The streams may not be open yet.
            Eventually.until("heard", () -> {
                tell("nora", Urgency.NEWS, UUID.randomUUID().toString());
                return !mine.isEmpty();
            });
            tell("vera", Urgency.NEWS, "for vera");
            Eventually.until("vera heard", () -> others.stream().anyMatch(NotificationsTest::isNotice));

            assertThat(mine).allMatch(NotificationsTest::isNotice);
            assertThat(others.stream().filter(NotificationsTest::isNotice)).hasSize(1);
        }
    }

    @Test
    void the_inbox_is_paged_counted_and_read() {
        people.add("nick", List.of(Role.VIEWER));
        for (int i = 0; i < 5; i++) {
            tell("nick", Urgency.NEWS, "thing-" + i);
        }
        ModelportClient nick = people.as("nick");

        var all = new ArrayList<Notification>();
        Page<Notification> page = nick.notifications().list(false, new PageRequest(2, null, null));
        all.addAll(page.items());
        while (page.next() != null) {
            page = nick.notifications().list(false, new PageRequest(2, page.next(), null));
            all.addAll(page.items());
        }

        assertThat(all)
                .extracting(one -> one.subject().get("thing"))
                .containsExactly("thing-4", "thing-3", "thing-2", "thing-1", "thing-0");
        assertThat(nick.notifications().unread().unread()).isEqualTo(5);
        nick.notifications().markRead(all.get(1).id());
        assertThat(nick.notifications().unread().unread()).isEqualTo(4);
        assertThat(nick.notifications().list(true, PageRequest.first()).items())
                .extracting(one -> one.subject().get("thing"))
                .containsExactly("thing-4", "thing-2", "thing-1", "thing-0");
        assertThat(problem(() ->
                        people.as("vera").notifications().markRead(all.get(0).id())))
                .isInstanceOf(Problem.NotFound.class);
        nick.notifications().markAllRead();
        assertThat(nick.notifications().unread().unread()).isZero();
    }

    @Test
    void whoever_leaves_a_project_hears_no_more_of_it() {
        people.add("gone", List.of(Role.VIEWER));
        tell("gone", Urgency.ACTION, "secret");
        assertThat(people.as("gone").notifications().unread().unread()).isEqualTo(1);

        people.as("ada").projects().removeMember(LAB, "gone");

        assertThat(people.as("gone").notifications().unread().unread()).isZero();
        assertThat(people.as("gone")
                        .notifications()
                        .list(false, PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void a_wish_for_letters_needs_an_address_that_is_one() {
        ModelportClient vera = people.as("vera");
        assertThat(vera.notifications().settings()).isEqualTo(new NotificationSettings(null, false, false));

        assertThat(vera.notifications().setSettings(new NotificationSettings("vera@example.org", true, true)))
                .isEqualTo(new NotificationSettings("vera@example.org", true, false));
        for (String bad : List.of(
                "vera",
                "vera@",
                "@example.org",
                "a b@example.org",
                "vera@example.org\r\nBcc: x@example.org",
                "Vera <vera@example.org>",
                "vera@-example.org",
                "vera@example.org,zoe@example.org")) {
            assertThat(problem(() -> vera.notifications().setSettings(new NotificationSettings(bad, true, false))))
                    .as(bad)
                    .isInstanceOf(Problem.Invalid.class);
        }
        assertThat(problem(() -> vera.notifications().setSettings(new NotificationSettings(null, true, false))))
                .isInstanceOf(Problem.Invalid.class);
    }

    private static boolean isNotice(Event event) {
        return event.topic().equals("notification.added");
    }

    private void tell(String username, Urgency urgency, String thing) {
        transactions.executeWrite(_ -> {
            UUID lab = sql.first("select id from project where name = 'lab'", row -> row.uuid("id"))
                    .orElseThrow();
            var message = Message.of("notification.version-rejected", "model", "x", "version", "1");
            notifications.tell(
                    new Notice(lab, urgency, message, Map.of("thing", thing), thing, null), List.of(username));
            return thing;
        });
    }

    private Release inReview(String name) {
        Slug model = versions.model("lab", name, 2);
        people.describe(model, 1, "Doubles pairs of numbers, and was measured on all of them.");
        Release draft = people.as("rita").releases().request(LAB, new NewRelease(model, 1, PRODUCTION));
        people.as("rita").releases().submit(LAB, draft.id(), on(draft));
        return await(draft, ReleaseState.IN_REVIEW);
    }

    private Release await(Release release, ReleaseState state) {
        ModelportClient rita = people.as("rita");
        Eventually.until(
                release.model() + " is " + state,
                () -> rita.releases().get(LAB, release.id()).state() == state);
        return rita.releases().get(LAB, release.id());
    }

    /** What was told about the release after so many others. */
    private List<String> news(Release release, int before) {
        List<String> all = told(release);
        return all.subList(before, all.size());
    }

    /** Everything that anybody was told about the release, in order. */
    private List<String> told(Release release) {
        return transactions.executeRead(_ -> sql.query(
                "select u.username, n.urgency, n.message ->> 'code' as code from notification n "
                        + "join app_user u on u.id = n.user_id where n.thing = ? order by n.id",
                row -> row.text("username") + " " + row.text("urgency") + " "
                        + row.text("code").replace("notification.release-", ""),
                release.id().toString()));
    }

    private List<Notification> inbox(String name, Release release) {
        return people.as(name).notifications().list(false, PageRequest.first()).items().stream()
                .filter(one -> release.id().toString().equals(one.subject().get("release")))
                .toList();
    }

    private static NewDecision on(Release release) {
        return NewDecision.on(release.digest());
    }

    private static NewDecision said(Release release, String comment) {
        return NewDecision.on(release.digest(), comment);
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
