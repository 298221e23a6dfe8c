package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.PageHeader;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** What a release is, and the one next thing to do about it; the rest is in a menu. */
final class ReleaseHead {
    private final Here here;
    private final Reviewed reviewed;
    private final Consumer<ReleaseAction> act;

    ReleaseHead(Here here, Reviewed reviewed, Consumer<ReleaseAction> act) {
        this.here = here;
        this.reviewed = reviewed;
        this.act = act;
    }

    PageHeader header(String title) {
        ReleaseReview review = reviewed.review();
        Release release = review.release();
        var header = new PageHeader(title, actions())
                .beside(
                        Chip.version(release.version()),
                        Icon.RIGHT.draw().labelled(t("release.to")),
                        Chip.of(release.environment().value()),
                        StateBadge.soft(ReleaseText.of(release.state()), ReleaseText.word(release.state())))
                .facts(
                        new DigestChip(release.digest()),
                        Words.sentence(t("release.by", release.requester(), Formats.ago(release.createdAt()))),
                        Words.of(t("release.policyNumber", review.policyNumber())));
        deadline(header, "release.deadline.review", review.reviewUntil());
        deadline(header, "release.deadline.approval", review.approvedUntil());
        return header;
    }

    private static void deadline(PageHeader header, String key, @Nullable Instant end) {
        if (end != null) {
            header.facts(Box.tag("span", "", Icon.CLOCK.draw(), Words.sentence(t(key, ReleaseText.left(end))))
                    .attribute("title", Formats.day(end)));
        }
    }

    private Component[] actions() {
        List<Component> all = new ArrayList<>();
        all.add(ReleaseCode.of(here, reviewed).button());
        all.add(menu());
        if (reviewed.may(ReleaseAction.CHANGE)
                && reviewed.next().filter(ReleaseAction.SUBMIT::equals).isPresent()) {
            all.add(new Button(t("release.change"), click -> act.accept(ReleaseAction.CHANGE)));
        }
        reviewed.next().ifPresent(each -> all.add(primary(each)));
        return all.toArray(Component[]::new);
    }

    private Button primary(ReleaseAction action) {
        var button = new Button(ReleaseText.word(reviewed, action), click -> act.accept(action));
        if (action == ReleaseAction.ROLL_BACK) {
            button.setIcon(Icon.ROLL_BACK.draw());
            button.addThemeName("error");
        } else {
            button.addThemeName("primary");
            if (action == ReleaseAction.DECLARE_EMERGENCY) {
                button.addThemeName("error");
            }
        }
        return button;
    }

    private Component menu() {
        var button = new Button(t("release.more"), Icon.DOWN_CARET.draw());
        button.setIconAfterText(true);
        var menu = new Popover();
        menu.setTarget(button);
        menu.addClassName("mp-menu");
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel(t("release.more"));
        reviewed.others().forEach(each -> menu.add(item(menu, each)));
        var files = new EvidenceFiles(here, reviewed.release());
        menu.add(files.pack(), files.report());
        return Box.of("mp-menu-frame", button, menu);
    }

    private Button item(Popover menu, ReleaseAction action) {
        var item = new Button(ReleaseText.word(reviewed, action), click -> {
            menu.close();
            act.accept(action);
        });
        item.addThemeName("tertiary");
        if (DecisionDialog.isDangerous(action)) {
            item.addThemeName("error");
        }
        item.addClassName("mp-menu-button");
        return item;
    }
}
