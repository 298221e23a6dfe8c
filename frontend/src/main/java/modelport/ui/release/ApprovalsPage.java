package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import modelport.contract.release.ReleaseAction;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.release.WaitingCards.Card;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** What waits for the visitor, in all projects: one card, one decision, and all of it by keyboard. */
@Route(value = "approvals", layout = MainLayout.class)
public class ApprovalsPage extends Page {
    private static final List<String> KEYS = List.of("j", "k", "Enter", "a", "r", "c", "?");

    private final Box answer = Box.of("");
    private final Box done = Box.of("mp-done").attribute("role", "status");
    private Here here = Here.current();
    private WaitingCards cards = new WaitingCards(here);
    private MoreList<Card> list = createList();
    private Optional<Inbox> inbox = Optional.empty();
    private int focus = -1;

    public ApprovalsPage() {
        Feed.listen(this, Feed.about("release"), events -> list.reload());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        cards = new WaitingCards(here);
        done.removeAll();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.approvals"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        var walked = new Inbox(this::hear);
        walked.add(list);
        inbox = Optional.of(walked);
        var help = new Button("?", click -> showKeys());
        help.addThemeName("tertiary");
        help.addClassName("mp-icon-button");
        help.setAriaLabel(t("approvals.keys"));
        help.setTooltipText(t("approvals.keys"));
        answer.removeAll();
        add(
                new PageHeader(t("nav.approvals"), help, ReleaseCode.waiting().button()).facts(createKeys()),
                answer,
                done,
                walked);
    }

    /** The cards that are on the page. */
    List<Card> shown() {
        return list.shown();
    }

    /** What a key means for the card that has the focus. */
    void hear(String key, String name) {
        if (key.equals("?")) {
            showKeys();
            return;
        }
        list.shown().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .ifPresent(each -> {
                    switch (key) {
                        case "Enter" -> open(each);
                        case "a" -> each.reviewed().next().ifPresent(action -> act(each, action));
                        case "r" -> offer(each, ReleaseAction.REJECT);
                        case "c" -> offer(each, ReleaseAction.COMMENT);
                        default -> {}
                    }
                });
    }

    private static void open(Card card) {
        Links.go(
                Links.release(card.waiting().project(), card.waiting().release().id()));
    }

    private void offer(Card card, ReleaseAction action) {
        if (card.reviewed().may(action)) {
            act(card, action);
        }
    }

    private void act(Card card, ReleaseAction action) {
        if (action == ReleaseAction.CHANGE) {
            // What there is to change stands on its page.
            open(card);
            return;
        }
        int place = list.shown().indexOf(card);
        new DecisionDialog(card.here(), card.review(), action, after -> list.reload())
                .onDone(about -> {
                    focus = place;
                    String name = ReleaseText.version(about.release());
                    done.show(Words.tag("p", "mp-done-words", t("approvals.done." + action, name)));
                })
                .open();
    }

    private MoreList<Card> createList() {
        return new MoreList<>(
                        t("approvals.list"),
                        cards::page,
                        card -> new DecisionCard(cards, card, action -> act(card, action)),
                        ApprovalsPage::createNone)
                .onSettled(this::count);
    }

    private void count() {
        int count = list.shown().size();
        answer.show(
                count == 0
                        ? new Answer(State.GOOD, t("approvals.answer.none"))
                        : new Answer(t(list.complete() ? "approvals.answer" : "approvals.answer.more", count)));
        // What had the focus is gone with its card.
        if (focus >= 0) {
            int place = focus;
            focus = -1;
            inbox.ifPresent(each -> each.focusAt(place));
        }
    }

    private static Component createNone() {
        return new EmptyState(
                Icon.APPROVAL,
                t("approvals.none"),
                t("approvals.none.text"),
                new Button(t("nav.releases"), click -> Links.go(Links.releases())));
    }

    private static Component[] createKeys() {
        return KEYS.stream()
                .filter(key -> !key.equals("k") && !key.equals("?"))
                .map(key -> Box.tag(
                        "span", "mp-key-hint", Words.tag("kbd", "", key), Words.of(t("approvals.key." + name(key)))))
                .toArray(Component[]::new);
    }

    private static void showKeys() {
        var dialog = new Dialog();
        dialog.addClassName("mp-form-dialog");
        dialog.setHeaderTitle(t("approvals.keys"));
        var rows = Box.tag("dl", "mp-bound");
        KEYS.forEach(key -> rows.add(Box.of(
                "mp-bound-row",
                Box.tag("dt", "", Words.tag("kbd", "", key)),
                Words.plain("dd", "", t("approvals.key." + name(key) + ".long")))));
        var close = new Button(t("action.close"), click -> dialog.close());
        dialog.add(rows, Words.tag("p", "mp-explain", t("approvals.keys.explain")));
        dialog.getFooter().add(close);
        dialog.addOpenedChangeListener(change -> close.focus());
        dialog.open();
    }

    private static String name(String key) {
        return key.equals("?") ? "help" : key;
    }
}
