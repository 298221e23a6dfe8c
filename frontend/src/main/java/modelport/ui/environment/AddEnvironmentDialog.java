package modelport.ui.environment;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.contract.release.NewEnvironment;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Asks how a further environment is called, and where on the way to production it stands. */
final class AddEnvironmentDialog extends Dialog {
    final TextField name = new TextField(t("environment.add.name"));
    final TextField title = new TextField(t("environment.add.title"));
    final Select<Stop> stop = new Select<>();
    final Button add = new Button(t("environment.add"));
    private final Box failure = Box.of("");
    private final Here here;

    /** A place on the way: behind this environment. */
    record Stop(int rank, String title) {}

    AddEnvironmentDialog(Here here) {
        this.here = here;
        addClassName("mp-form-dialog");
        setHeaderTitle(t("environment.add"));
        name.setHelperText(t("environment.add.name.help"));
        name.setMaxLength(64);
        name.setAutofocus(true);
        title.setHelperText(t("environment.add.title.help"));
        title.setMaxLength(200);
        stop.setLabel(t("environment.add.rank"));
        List<Stop> stops = stops(here.modelport().environments().list(here.project()));
        stop.setItems(stops);
        stop.setItemLabelGenerator(Stop::title);
        stop.setValue(stops.getLast());
        add.addThemeName("primary");
        add.addClickListener(click -> add());
        add(Box.of(
                "mp-form-stack", Words.tag("p", "mp-explain", t("environment.add.text")), name, title, stop, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), add);
    }

    private static List<Stop> stops(List<Environment> environments) {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop(0, t("environment.add.first")));
        environments.forEach(each -> stops.add(new Stop(each.rank() + 1, t("environment.add.after", each.title()))));
        return stops;
    }

    private void add() {
        String wanted = name.getValue().strip();
        if (!Slug.isOne(wanted)) {
            refuse(t("environment.add.name.wrong"));
            return;
        }
        try {
            Environment made = here.modelport()
                    .environments()
                    .add(
                            here.project(),
                            new NewEnvironment(
                                    new Slug(wanted),
                                    title.isEmpty() ? null : title.getValue().strip(),
                                    stop.getValue().rank()));
            close();
            Notice.show(t("environment.added", made.title()));
            Links.go(Links.environment(made.name()));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.Conflict(var message)
                    && message.code().endsWith("environment-taken")) {
                refuse(say(message));
            } else {
                failure.show(Problems.box(e));
            }
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }

    private void refuse(String why) {
        name.setErrorMessage(why);
        name.setInvalid(true);
    }
}
