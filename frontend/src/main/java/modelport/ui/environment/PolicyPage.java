package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.EnvironmentsApi;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.PolicyEffect;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** Where the rules of an environment are written; beside them stands what they would change. */
@Route(value = "environments/:environment/policy", layout = MainLayout.class)
public class PolicyPage extends Page implements BeforeLeaveObserver {
    private static final String GUARD = "window.onbeforeunload = $0 ? event => event.preventDefault() : null";

    private Here here = Here.current();
    private final Box trouble = Box.of("mp-policy-trouble");
    private @Nullable PolicyDraft draft;
    private @Nullable Suggestions suggestions;
    private @Nullable PolicyForm form;
    private @Nullable PolicyPreview preview;

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("environment").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("environment", name));
        }
        draft = new PolicyDraft(environments().policy(here.project(), new Slug(name)));
        suggestions = Suggestions.of(here);
        trouble.removeAll();
    }

    /** What was typed is lost with the page: that is said before, not after. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (draft == null || !draft.isChanged() || !here.mayAdminister()) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
        int changes =
                PolicyChange.between(draft.inForce().policy(), draft.policy()).size();
        new Consequence(
                        t("policy.leaving"),
                        t("policy.leaving.go"),
                        leave::proceed,
                        Consequence.facts(
                                Consequence.fact(Integer.toString(changes), t("policy.leaving.changes", changes))))
                .open();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().getPage().executeJs(GUARD, false);
    }

    @Override
    public List<Crumb> crumbs() {
        Slug name = draft().inForce().environment();
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.environments"), Links.environments()),
                new Crumb(name.value(), Links.environment(name)),
                new Crumb(t("policy.heading"), ""));
    }

    @Override
    protected void build() {
        if (!here.mayAdminister()) {
            add(
                    new PageHeader(t("policy.heading")),
                    new EmptyState(Icon.LOCK, t("policy.locked"), t("policy.locked.text")));
            return;
        }
        PolicyDraft written = draft();
        var fields = new PolicyForm(written, suggestions(), here.mayInstall(), this::changed);
        var beside = new PolicyPreview(written, this::tryOut);
        form = fields;
        preview = beside;
        add(createHeader(written), trouble, Box.of("mp-policy-split", Box.of("", createOpen(), fields), beside));
    }

    private PageHeader createHeader(PolicyDraft written) {
        var save = new Button(t("policy.save"), click -> save());
        save.addThemeName("primary");
        var cancel = new Button(
                t("action.cancel"),
                click -> Links.go(Links.environment(written.inForce().environment())));
        return new PageHeader(
                        t("policy.of", written.inForce().environment()),
                        PolicyCode.drawer(here, written).button(),
                        cancel,
                        save)
                .facts(Words.sentence(t("policy.facts", written.inForce().number())));
    }

    private Component createOpen() {
        var open = new Checkbox(t("policy.open"), draft().open);
        open.setEnabled(here.mayInstall() || draft().open);
        open.setHelperText(t(here.mayInstall() ? "policy.open.help" : "policy.open.locked"));
        open.addValueChangeListener(change -> {
            if (change.isFromClient()
                    && change.getValue()
                    && !draft().inForce().policy().open()) {
                open.setValue(false);
                askToOpen(open);
            } else {
                setOpen(change.getValue());
            }
        });
        return Box.of("mp-policy-open", open);
    }

    private void askToOpen(Checkbox open) {
        new Consequence(
                        t("policy.opening", draft().inForce().environment()),
                        t("policy.opening.go"),
                        () -> open.setValue(true),
                        Consequence.facts(
                                Consequence.fact(Integer.toString(draft().gates.size()), t("policy.opening.gates")),
                                Consequence.fact(
                                        Integer.toString(draft().rules.stream()
                                                .mapToInt(rule -> rule.approvals)
                                                .sum()),
                                        t("policy.opening.approvals"))),
                        Words.tag("p", "mp-explain", t("policy.opening.text")))
                .open();
    }

    private void setOpen(boolean open) {
        draft().open = open;
        if (form != null) {
            form.showOpen();
        }
        changed();
    }

    private void changed() {
        if (preview != null) {
            preview.write();
        }
        trouble.removeAll();
        UI.getCurrent().getPage().executeJs(GUARD, draft().isChanged());
    }

    /** What the policy would do to open releases. */
    void tryOut() {
        if (preview == null || form == null || !form.check()) {
            return;
        }
        Slug name = draft().inForce().environment();
        var policy = draft().policy();
        preview.tryOut(() -> environments().tryPolicy(here.project(), name, policy), this::refuse);
    }

    /** Saves it; where open releases would change, that is said first. */
    void save() {
        if (form == null || !form.check()) {
            trouble.show(Problems.box(t("policy.incomplete")));
            return;
        }
        if (!draft().isChanged()) {
            Notice.show(t("policy.unchanged"));
            return;
        }
        try {
            List<PolicyEffect> effects =
                    environments().tryPolicy(here.project(), draft().inForce().environment(), draft().policy());
            if (effects.isEmpty()) {
                write();
            } else {
                askToWrite(effects);
            }
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void askToWrite(List<PolicyEffect> effects) {
        new Consequence(
                        t("policy.writing", draft().inForce().environment()),
                        t("policy.save"),
                        () -> {
                            try {
                                write();
                            } catch (RuntimeException e) {
                                tell(e);
                            }
                        },
                        Consequence.facts(
                                Consequence.fact(
                                        Integer.toString(effects.size()), t("policy.writing.releases", effects.size())),
                                Consequence.fact(
                                        Integer.toString(EffectList.voided(effects)),
                                        t("policy.writing.approvals", EffectList.voided(effects)))))
                .open();
    }

    private void write() {
        EnvironmentPolicy before = draft().inForce();
        EnvironmentPolicy written =
                environments().setPolicy(here.project(), before.environment(), before.number(), draft().policy());
        draft = new PolicyDraft(written);
        Notice.show(t("policy.saved", written.number()));
        Links.go(Links.environment(written.environment()));
    }

    private void tell(RuntimeException cause) {
        if (cause instanceof ProblemException problem && problem.problem() instanceof Problem.Stale) {
            EnvironmentPolicy newest =
                    environments().policy(here.project(), draft().inForce().environment());
            var compare = new Button(t("policy.stale.compare", newest.number()), click -> rebase(newest));
            trouble.show(Problems.box(t("policy.stale", newest.createdBy(), newest.number())), Box.row(compare));
        } else if (!refuse(cause)) {
            trouble.show(Problems.box(cause));
        }
    }

    /** Whether it could be said at a field. */
    private boolean refuse(RuntimeException cause) {
        boolean told = cause instanceof ProblemException problem
                && problem.problem() instanceof Problem.Invalid(Message message)
                && form != null
                && form.refuse(message);
        if (told) {
            trouble.show(Problems.box(t("policy.incomplete")));
        }
        return told;
    }

    /** What was typed stays; from now on it is held against the newer policy. */
    private void rebase(EnvironmentPolicy newest) {
        draft().rebase(newest);
        trouble.removeAll();
        rewrite();
    }

    private EnvironmentsApi environments() {
        return here.modelport().environments();
    }

    private Suggestions suggestions() {
        if (suggestions == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return suggestions;
    }

    private PolicyDraft draft() {
        if (draft == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return draft;
    }
}
