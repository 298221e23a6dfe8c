package modelport.ui.environment;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import modelport.contract.Message;
import modelport.contract.access.Role;
import modelport.contract.release.GateKind;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** The fields of a policy. Whatever is wrong is said at the field that it is about. */
final class PolicyForm extends Box {
    private static final int MOST_HOURS = 24 * 365;

    final Checkbox fourEyes = new Checkbox(t("policy.fourEyes"));
    final IntegerField reviewHours = new IntegerField(t("policy.review"));
    final IntegerField approvalHours = new IntegerField(t("policy.approval"));
    final RowList<GateDraft, GateRow> gates;
    final RowList<RuleDraft, RuleRow> rules;
    final RowList<FreezeDraft, FreezeRow> freezes;
    private final PolicyDraft draft;
    private final boolean mayWeaken;
    private final Runnable changed;
    private final Box closed = Box.of("mp-policy-closed");

    PolicyForm(PolicyDraft draft, Suggestions suggestions, boolean mayWeaken, Runnable changed) {
        super("div", "mp-policy-form");
        this.draft = draft;
        this.mayWeaken = mayWeaken;
        this.changed = changed;
        gates = new RowList<>(
                draft.gates, t("policy.gates.none"), (each, owner) -> new GateRow(each, suggestions, owner), changed);
        rules = new RowList<>(
                draft.rules, t("policy.rules.none"), (each, owner) -> new RuleRow(each, suggestions, owner), changed);
        freezes = new RowList<>(draft.freezes, t("policy.freeze.none"), FreezeRow::new, changed);
        closed.add(createGates(), createRules(), createTimes());
        add(closed, createFreezes(suggestions.timeZone()));
        showOpen();
    }

    /** An open environment has neither checks nor approvals to fill in. */
    void showOpen() {
        closed.setClassName("mp-none", draft.open);
    }

    /** Whether everything is filled in; otherwise the fields say what is missing. */
    boolean check() {
        long wrong = draft.open
                ? 0
                : gates.rows().stream().filter(row -> !row.check()).count()
                        + rules.rows().stream().filter(row -> !row.check()).count();
        wrong += freezes.rows().stream().filter(row -> !row.check()).count();
        return wrong == 0 && hoursAreRight(reviewHours) && hoursAreRight(approvalHours);
    }

    /** Says at its field what the server finds wrong; false if there is no such field. */
    boolean refuse(Message message) {
        Map<String, String> args = message.args();
        String why = say(message);
        return switch (args.getOrDefault("field", "")) {
            case "gates" -> {
                String label = args.getOrDefault("gate", args.getOrDefault("name", ""));
                yield refuse(
                        gates, row -> row.draft.rule().label().equals(label), args.getOrDefault("needs", "kind"), why);
            }
            case "rules" -> {
                String name = args.getOrDefault("rule", args.getOrDefault("name", ""));
                yield refuse(rules, row -> row.draft.name.equals(name), part(message, args), why);
            }
            case "freezes" ->
                refuse(freezes, row -> row.draft.title.equals(args.getOrDefault("title", "")), "title", why);
            case "reviewHours" -> refuse(reviewHours, why);
            case "approvalHours" -> refuse(approvalHours, why);
            default -> false;
        };
    }

    private static String part(Message message, Map<String, String> args) {
        if (message.code().endsWith("-approvals")) {
            return "approvals";
        }
        return args.containsKey("user") ? "users" : args.containsKey("name") ? "name" : "roles";
    }

    private static <R extends Row> boolean refuse(RowList<?, R> list, Predicate<R> wanted, String part, String why) {
        // Of two that are the same, the later one is one too many.
        Optional<R> found = list.rows().reversed().stream().filter(wanted).findFirst();
        found.ifPresent(row -> row.refuse(part, why));
        return found.isPresent();
    }

    private static boolean refuse(IntegerField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        return true;
    }

    private Component createGates() {
        var add = new Button(
                t("policy.gates.add"),
                Icon.PLUS.draw(),
                click -> gates.append(new GateDraft(GateKind.METRIC_AT_LEAST)));
        return new Section(t("policy.gates"), gates)
                .explained(t("policy.gates.explain"))
                .action(add);
    }

    private Component createRules() {
        var add = new Button(t("policy.rules.add"), Icon.PLUS.draw(), click -> addRule());
        fourEyes.setValue(draft.fourEyes);
        fourEyes.setEnabled(mayWeaken || !draft.fourEyes);
        fourEyes.setHelperText(t(mayWeaken ? "policy.fourEyes.help" : "policy.fourEyes.locked"));
        fourEyes.addValueChangeListener(change -> {
            draft.fourEyes = change.getValue();
            changed.run();
        });
        return new Section(t("policy.rules"), rules, Box.of("mp-policy-eyes", fourEyes))
                .explained(t("policy.rules.explain"))
                .action(add);
    }

    private void addRule() {
        var made = new RuleDraft(draft.freeName());
        made.roles.add(Role.APPROVER);
        rules.append(made);
    }

    private Component createTimes() {
        setUp(reviewHours, draft.reviewHours, "policy.review.help", hours -> draft.reviewHours = hours);
        setUp(approvalHours, draft.approvalHours, "policy.approval.help", hours -> draft.approvalHours = hours);
        return new Section(t("policy.times"), Box.of("mp-form mp-policy-times", reviewHours, approvalHours));
    }

    private void setUp(IntegerField field, int hours, String help, IntConsumer taken) {
        field.setValue(hours);
        field.setMin(1);
        field.setMax(MOST_HOURS);
        field.setSuffixComponent(Words.of("mp-unit", t("policy.unit.hours")));
        field.setHelperText(t(help));
        field.addValueChangeListener(change -> {
            taken.accept(Objects.requireNonNullElse(change.getValue(), 0));
            changed.run();
        });
    }

    private static boolean hoursAreRight(IntegerField field) {
        boolean right = field.getValue() != null && field.getValue() >= 1 && field.getValue() <= MOST_HOURS;
        if (!right) {
            refuse(field, t("policy.hours.wrong", MOST_HOURS));
        }
        return right;
    }

    private Component createFreezes(String timeZone) {
        var add = new Button(t("policy.freezes.add"), Icon.PLUS.draw(), click -> freezes.append(new FreezeDraft()));
        return new Section(t("policy.freezes"), freezes)
                .explained(t("policy.freeze.zone", timeZone))
                .action(add);
    }
}
