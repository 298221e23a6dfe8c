package modelport.ui.audit;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** Which entries of the audit log are wanted. */
final class AuditFilters extends Box {
    private static final List<String> TOPICS = List.of(
            "release. policy. endpoint. model. version. dataset. dataset-version. evaluation. compression. tuning. upload. job. member. token. user. project. webhook."
                    .split(" ", -1));

    final Select<Boolean> scope = new Select<>();
    final TextField actor = new TextField();
    final ComboBox<String> action = new ComboBox<>();
    final TextField subject = new TextField();
    private final Words total = Words.of("mp-total", "");
    private final Consumer<AuditQuery> ask;

    AuditFilters(boolean everywhere, AuditQuery query, Consumer<AuditQuery> ask) {
        super("div", "mp-filters mp-audit-filters");
        this.ask = ask;
        attribute("role", "group").attribute("aria-label", t("audit.filter"));
        scope.setItems(false, true);
        scope.setItemLabelGenerator(installation -> t(installation ? "audit.installation" : "audit.thisProject"));
        scope.setValue(query.installation());
        scope.setAriaLabel(t("audit.scope"));
        scope.addValueChangeListener(change -> ask());
        setUp(actor, t("audit.actor"), query.actor());
        actor.setPrefixComponent(Icon.PERSON.draw());
        setUp(subject, t("audit.subject"), query.subject());
        subject.setPrefixComponent(Icon.SEARCH.draw());
        setUpAction(query.action());
        if (everywhere) {
            add(scope);
        }
        add(actor, action, subject, total);
    }

    /** So many are on the page. */
    void count(int shown, boolean complete) {
        total.setText(t(complete ? "audit.total" : "audit.totalMore", Formats.count(shown), shown));
    }

    private void setUp(TextField field, String label, String value) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setValue(value);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> ask());
    }

    private void setUpAction(String value) {
        action.setItems(TOPICS);
        action.setPlaceholder(t("audit.actions"));
        action.setAriaLabel(t("audit.actions"));
        action.setClearButtonVisible(true);
        action.setAllowCustomValue(true);
        action.setItemLabelGenerator(each -> each.endsWith(".") ? each + "*" : each);
        action.addCustomValueSetListener(
                set -> action.setValue(set.getDetail().replace("*", "").strip()));
        action.setValue(value.isEmpty() ? null : value);
        action.addValueChangeListener(change -> ask());
    }

    private void ask() {
        ask.accept(new AuditQuery(
                Boolean.TRUE.equals(scope.getValue()),
                actor.getValue(),
                Objects.requireNonNullElse(action.getValue(), ""),
                subject.getValue()));
    }
}
