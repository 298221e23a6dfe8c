package modelport.ui.home;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Objects;
import modelport.contract.deployment.Endpoint;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.Severity;
import modelport.contract.registry.Model;
import modelport.contract.release.WaitingRelease;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.JobText;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.home.Overview.Need;
import modelport.ui.shell.Links;

/** What waits for somebody, each with the way to it. */
final class NeedList extends Box {
    private static final int MOST = 12;

    NeedList(List<Need> needs) {
        super("div", "");
        var list = Box.tag("ul", "mp-needs");
        needs.stream().limit(MOST).forEach(need -> list.add(line(need)));
        add(new Section(t("home.needs"), list));
    }

    private static Component line(Need need) {
        return switch (need) {
            case Need.Decision(WaitingRelease waiting) -> {
                var release = waiting.release();
                yield line(
                        need,
                        State.MOVING,
                        t(
                                "home.need.release." + waiting.waitingFor(),
                                release.model() + " v" + release.version(),
                                release.environment()),
                        t("home.need.release.why", waiting.projectTitle(), release.requester()),
                        t("home.review"),
                        Links.release(waiting.project(), release.id()));
            }
            case Need.OpenAlert(Alert alert) ->
                line(
                        need,
                        alert.severity() == Severity.CRITICAL ? State.ACT : State.LOOK,
                        say(alert.summary()),
                        t("home.need.alert.why", t("alert.severity." + alert.severity()), alert.endpoint()),
                        t("home.look"),
                        Links.alert(alert.id()));
            case Need.BadVersion(Model model) -> {
                int number = Objects.requireNonNullElse(model.latest(), 0);
                yield line(
                        need,
                        t("home.need." + model.latestState(), model.name() + " v" + number),
                        t("home.need." + model.latestState() + ".why"),
                        Links.version(model.name(), number));
            }
            case Need.SilentEndpoint(Endpoint endpoint) ->
                line(
                        need,
                        t("home.need.endpoint", endpoint.name()),
                        endpoint.reason() == null ? t("home.need.endpoint.why") : say(endpoint.reason()),
                        Links.endpoint(endpoint.name()));
            case Need.FailedJob(var job) ->
                line(need, t("home.need.job", JobText.name(job)), JobText.now(job), Links.job(job.id()));
        };
    }

    private static Component line(Need need, String what, String why, String href) {
        return line(need, State.ACT, what, why, t("home.look"), href);
    }

    private static Component line(Need need, State state, String what, String why, String action, String href) {
        return Box.tag(
                "li",
                "",
                state.mark(),
                Box.of("mp-need-text", Words.sentence(what), Words.muted(why)),
                Words.of("mp-need-when", Formats.ago(need.since())),
                new Button(action, click -> Links.go(href)));
    }
}
