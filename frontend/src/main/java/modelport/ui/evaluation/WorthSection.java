package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** What a model or one of its versions is worth, by its newest evaluations: small, for their pages. */
public final class WorthSection extends Box {
    private static final int NEWEST = 4;

    private final Here here;
    private final Slug model;
    private final @Nullable Integer version;
    private final boolean measurable;

    private WorthSection(Here here, Slug model, @Nullable Integer version, boolean measurable) {
        super("div", "");
        this.here = here;
        this.model = model;
        this.version = version;
        this.measurable = measurable;
        var panel = new Panel<>(3, this::newest, this::show);
        add(new Section(t("evaluation.worth"), panel)
                .explained(t("evaluation.worth.explain"))
                .action(Links.to(Links.evaluations(model), t("evaluation.worth.all"))));
        Feed.listen(this, Feed.about("evaluation"), events -> panel.load());
    }

    /** Of a model, whichever version. */
    public static WorthSection of(Here here, Slug model) {
        return new WorthSection(here, model, null, false);
    }

    /** Of one version that is ready. */
    public static WorthSection of(Here here, Slug model, int version) {
        return new WorthSection(here, model, version, here.mayContribute());
    }

    private List<Evaluation> newest() {
        return here.modelport()
                .evaluations()
                .list(here.project(), model, version, new PageRequest(NEWEST, null, null))
                .items();
    }

    private Component show(List<Evaluation> newest) {
        if (newest.isEmpty()) {
            var none = Box.row(Words.muted(t("evaluation.worth.none")));
            if (measurable && version != null) {
                none.add(new Button(
                        t("evaluation.measure"),
                        Icon.EVALUATION.draw(),
                        click -> MeasureDialog.of(here, model, version).open()));
            }
            return none;
        }
        var list = Box.tag("ul", "mp-lines mp-worth");
        newest.forEach(each -> list.add(Box.tag("li", "", line(each))));
        return list;
    }

    private Component line(Evaluation each) {
        return Box.of(
                "mp-worth-line",
                Box.row(
                        version == null ? Chip.version(each.version()) : Box.of("mp-none"),
                        Links.to(Links.evaluation(each.id()), EvaluationText.dataset(each.dataset()))),
                EvaluationText.headline(each),
                EvaluationText.badge(each.state()),
                Formats.when(each.createdAt()));
    }
}
