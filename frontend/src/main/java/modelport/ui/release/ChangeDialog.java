package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.deployment.ParametersForm;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Changes what was asked for, and says before how many approvals that makes void. */
final class ChangeDialog extends Dialog {
    final Select<Version> version = new Select<>();
    final TextField endpoint = new TextField(t("release.endpoint"));
    final TextArea notes = new TextArea(t("release.notes"));
    final Button save = new Button(t("action.save"));
    Optional<ParametersForm> parameters = Optional.empty();
    private final Box place = Box.of("");
    private final Box consequence = Box.of("");
    private final Box failure = Box.of("");
    private final Here here;
    private final Consumer<ReleaseReview> changed;
    private ReleaseReview review;

    ChangeDialog(Here here, ReleaseReview review, Consumer<ReleaseReview> changed) {
        this.here = here;
        this.review = review;
        this.changed = changed;
        addClassName("mp-form-dialog");
        addClassName("mp-release-dialog");
        setHeaderTitle(t("release.change.heading", ReleaseText.version(review.release())));
        setUpVersion();
        endpoint.setValue(review.release().endpoint().value());
        endpoint.setHelperText(t("release.endpoint.help"));
        endpoint.setValueChangeMode(ValueChangeMode.LAZY);
        endpoint.addValueChangeListener(change -> foresee());
        notes.setValue(review.notes());
        notes.setHelperText(t("release.notes.help"));
        notes.setValueChangeMode(ValueChangeMode.LAZY);
        save.addThemeName("primary");
        save.setDisableOnClick(true);
        save.addClickListener(click -> save());
        add(Box.of("mp-form-stack", version, endpoint, place, notes, consequence, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), save);
        foresee();
    }

    private void setUpVersion() {
        Release release = review.release();
        List<Version> ready = here
                .modelport()
                .versions()
                .list(here.project(), release.model(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(Version::runs)
                .toList();
        version.setLabel(t("release.version"));
        version.setItems(ready);
        version.setItemLabelGenerator(each -> "v" + each.number());
        version.addValueChangeListener(change -> {
            offerParameters(change.getValue());
            foresee();
        });
        ready.stream()
                .filter(each -> each.number() == release.version())
                .findFirst()
                .ifPresent(version::setValue);
    }

    private void offerParameters(@Nullable Version chosen) {
        Signature signature = chosen == null ? null : chosen.signature();
        parameters = Optional.ofNullable(signature)
                .filter(each -> !each.parameters().isEmpty())
                .map(ParametersForm::new);
        parameters.ifPresent(form -> form.show(review.parameters(), this::foresee));
        place.removeAll();
        parameters.ifPresent(place::add);
    }

    /** Everything but the notes is part of the digest. */
    private void foresee() {
        long approvals = new Reviewed(review, "").approvals();
        boolean other = change().version() != null || change().endpoint() != null || change().parameters() != null;
        if (!other) {
            consequence.show(Words.tag("p", "mp-explain", t("release.change.notesOnly")));
            return;
        }
        consequence.show(Consequence.facts(
                Consequence.fact(Long.toString(approvals), t("release.change.voids")),
                Consequence.fact(Integer.toString(review.gates().size()), t("release.change.checks"))));
    }

    private ReleaseChange change() {
        Release release = review.release();
        Version chosen = version.getValue();
        String name = endpoint.getValue().strip();
        Map<String, Object> wanted = wantedParameters(chosen == null || chosen.number() == release.version());
        return new ReleaseChange(
                chosen == null || chosen.number() == release.version() ? null : chosen.number(),
                !Slug.isOne(name) || name.equals(release.endpoint().value()) ? null : new Slug(name),
                plain(wanted).equals(plain(review.parameters())) ? null : wanted,
                notes.getValue().equals(review.notes()) ? null : notes.getValue());
    }

    /** What the fields say, and what was chosen before that has no field here. */
    private Map<String, Object> wantedParameters(boolean sameVersion) {
        var wanted = new HashMap<>(parameters.map(ParametersForm::changed).orElse(Map.of()));
        if (sameVersion) {
            review.parameters().forEach((name, value) -> {
                if (parameters.filter(form -> form.shows(name)).isEmpty()) {
                    wanted.put(name, value);
                }
            });
        }
        return wanted;
    }

    /** Numbers as they compare: 3 is 3.0, whether a field or the server says it. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> plain(each.getValue())));
            case List<?> list -> list.stream().map(ChangeDialog::plain).toList();
            case Number number -> number.doubleValue();
            default -> value;
        };
    }

    private void save() {
        try {
            boolean good = Slug.isOne(endpoint.getValue().strip());
            endpoint.setInvalid(!good);
            endpoint.setErrorMessage(t("upload.name.wrong"));
            if (!good || !parameters.map(ParametersForm::isValid).orElse(true)) {
                return;
            }
            Release release = review.release();
            here.modelport().releases().change(here.project(), release.id(), release.rowVersion(), change());
            close();
            Notice.show(t("action.saved"));
            changed.accept(again());
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            if (DecisionDialog.isMeanwhile(e)) {
                var before = Difference.look(review);
                review = again();
                failure.add(ChangesView.of(Difference.between(before, review)));
                foresee();
                changed.accept(review);
            }
        } finally {
            save.setEnabled(true);
        }
    }

    private ReleaseReview again() {
        return here.modelport()
                .releases()
                .review(here.project(), review.release().id());
    }
}
