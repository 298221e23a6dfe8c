package modelport.ui.home;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import modelport.contract.events.Event;
import modelport.contract.jobs.Job;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.JobText;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Progress;
import modelport.ui.components.Pulse;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.deployment.EndpointTable;
import modelport.ui.deployment.Fleet;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** What needs the visitor, then how the fleet is, then what is new. */
@Route(value = "", layout = MainLayout.class)
public class HomePage extends Page {
    private Optional<Here> here = Here.find();
    private Optional<Panel<Overview>> panel = Optional.empty();
    private Location location = new Location("");
    private final Box running = Box.of("mp-running");

    public HomePage() {
        if (here.isPresent()) {
            Feed.listen(this, HomePage::isNews, events -> panel.ifPresent(Panel::load));
            JobsWatch.look(this, this::showRunning);
        }
    }

    /** A running job moves several times a second; it has a place of its own here. */
    private static boolean isNews(Event event) {
        return !event.topic().equals("job.progress");
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.find();
        location = event.getLocation();
    }

    @Override
    public List<Crumb> crumbs() {
        return here.map(now -> List.of(new Crumb(now.title(), ""), new Crumb(t("nav.home"), "")))
                .orElseGet(() -> List.of(new Crumb(t("nav.home"), "")));
    }

    @Override
    protected void build() {
        if (here.isEmpty()) {
            add(
                    new PageHeader(t("home.heading")),
                    new EmptyState(Icon.PERSON, t("home.noProject"), t("home.noProject.text")));
            return;
        }
        Here now = here.get();
        var shown = new Panel<>(8, () -> Overview.of(now), overview -> view(now, overview));
        panel = Optional.of(shown);
        add(new PageHeader(t("home.heading")));
        Tour.find(now, location).ifPresent(this::add);
        add(shown);
    }

    private Component view(Here now, Overview overview) {
        if (overview.isEmpty()) {
            return new FirstSteps(now);
        }
        var wide = Box.of("mp-stack mp-wide");
        if (!overview.needs().isEmpty()) {
            wide.add(new NeedList(overview.needs()));
        }
        var fleet = Panel.showing(
                overview.fleet(), () -> Fleet.of(now, null), figures -> new FleetSection(figures, overview));
        wide.add(running, fleet, new Pulse(EndpointTable.FRESH, fleet::load));
        return Box.of(
                "mp-stack mp-answered",
                new Answer(answer(overview)),
                Box.split(wide, new NewestSection(overview.newest())));
    }

    private static String answer(Overview overview) {
        int needs = overview.needs().size();
        var fleet = overview.fleet();
        if (fleet.isEmpty()) {
            return t("home.answer.idle", overview.models().size(), needs);
        }
        return t("home.answer", needs, fleet.answering(), fleet.endpoints().size());
    }

    private void showRunning(List<Job> jobs) {
        List<Job> open = jobs.stream().filter(JobsWatch::isOpen).limit(5).toList();
        running.removeAll();
        if (open.isEmpty()) {
            return;
        }
        var list = Box.tag("ul", "mp-running-jobs");
        for (Job job : open) {
            String name = JobText.name(job);
            list.add(Box.tag(
                    "li",
                    "",
                    Box.of("mp-job", Links.to(Links.job(job.id()), name), Words.muted(JobText.now(job))),
                    new Progress(name, job.progress())));
        }
        running.add(new Section(t("home.running"), list).action(Links.to(Links.jobs(), t("tray.all"))));
    }
}
