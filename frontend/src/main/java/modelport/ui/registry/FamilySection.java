package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.registry.Family.Member;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** A model's versions on its life-line: when they came, what was made of what, and where each of them serves. */
final class FamilySection extends Box {
    private static final int SHOWN = 12;

    private final Here here;
    private final Slug model;
    private final Panel<Page<Version>> panel = new Panel<>(3, this::read, this::show);
    private volatile @Nullable String mark;

    FamilySection(Here here, Slug model) {
        super("div", "");
        this.here = here;
        this.model = model;
        add(panel);
    }

    private Page<Version> read() {
        return here.modelport().versions().list(here.project(), model, new PageRequest(SHOWN, mark, null));
    }

    private Component show(Page<Version> page) {
        var section = new Section(t("family.heading")).explained(t("family.explain"));
        if (mark != null) {
            section.action(step(t("family.newest"), null));
        }
        if (page.next() != null) {
            section.action(step(t("family.older"), page.next()));
        }
        Family family = Family.of(page.items());
        var line = Box.tag("ol", "").attribute("aria-label", t("family.heading"));
        family.members().forEach(member -> line.add(station(member)));
        section.add(Box.of(
                "mp-family mp-family-lanes-" + family.lanes(),
                FamilyDrawing.across(family),
                FamilyDrawing.down(family),
                line));
        return section;
    }

    private Button step(String words, @Nullable String to) {
        var button = new Button(words, click -> {
            mark = to;
            panel.load();
        });
        button.addThemeName("tertiary");
        return button;
    }

    private static Component station(Member member) {
        Version version = member.version();
        var body = Box.of(
                "mp-family-words",
                Links.to(Links.version(version.model(), version.number()), "v" + version.number()),
                note(version));
        if (version.parent() != null) {
            body.add(Words.muted(t("family.from", t("version.origin." + version.origin()), "v" + version.parent())));
        }
        version.endpoints().forEach(name -> body.add(endpoint(name)));
        return Box.tag(
                "li", "mp-lane-" + member.lane(), States.of(version.state()).mark(), body);
    }

    /** A good state needs no word that can be seen: it has the mark, and one to be heard. */
    private static Component note(Version version) {
        boolean good = version.state() == VersionState.READY;
        return Box.of(
                "mp-family-note",
                Words.of(good ? "mp-hidden" : "mp-family-state", States.word(version.state())),
                Formats.when(version.createdAt()));
    }

    private static Component endpoint(String name) {
        var link = Links.to(Links.endpoint(new Slug(name)), Icon.DEPLOYMENT.draw(), Words.of(name));
        link.addClassName("mp-family-endpoint");
        link.getElement().setAttribute("title", t("version.servesAt", name));
        return link;
    }
}
