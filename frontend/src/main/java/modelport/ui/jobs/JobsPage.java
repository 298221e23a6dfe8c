package modelport.ui.jobs;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.jobs.Job;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.JobText;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.jobs.JobListState.Filter;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** Durable work: what runs, how far it is, what it says, and how to stop it. */
@Route(value = "jobs", layout = MainLayout.class)
public class JobsPage extends Page {
    private final Map<UUID, JobRow> rows = new HashMap<>();
    private Here here = Here.current();
    private JobListState state = new JobListState(here.modelport().jobs(), here.project());
    private MoreList<Job> list = createList();
    private @Nullable Job wanted;

    public JobsPage() {
        JobsWatch.look(this, this::take);
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        state = new JobListState(here.modelport().jobs(), here.project());
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter("state").flatMap(Filter::of).ifPresent(state::show);
        wanted = query.getSingleParameter("job").map(this::find).orElse(null);
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.jobs"), ""));
    }

    @Override
    protected void build() {
        var curl = new CodeDrawer(t("nav.jobs"))
                .code("curl", () -> Code.curl("GET", "/api/v1/jobs?project=" + here.project() + "&limit=50"));
        rows.clear();
        list = createList();
        add(new PageHeader(t("nav.jobs"), curl.button()).facts(Words.of(t("jobs.facts"))), createFilters(), list);
        if (wanted != null) {
            openLog(wanted);
            wanted = null;
        }
    }

    /** The jobs that are on the page. */
    List<Job> shown() {
        return list.shown();
    }

    /** Shows some of them only. */
    void filter(Filter filter) {
        state.show(filter);
        String address = Links.jobs();
        String query = filter == Filter.ALL ? "" : (address.contains("?") ? "&" : "?") + "state=" + filter.code();
        UI.getCurrent().getPage().getHistory().replaceState(null, address + query);
        rewrite();
    }

    private MoreList<Job> createList() {
        return new MoreList<>(t("nav.jobs"), state::page, this::createRow, this::createNone);
    }

    private Component createRow(Job job) {
        var row = new JobRow(here, job, this::openLog);
        rows.put(job.id(), row);
        return row;
    }

    private Component createFilters() {
        var filters = Box.of("mp-filters").attribute("role", "group").attribute("aria-label", t("jobs.filter"));
        Stream.of(Filter.values()).forEach(each -> {
            var button = new Button(t("jobs.filter." + each), click -> filter(each));
            button.addClassName("mp-filter");
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == state.filter()));
            filters.add(button);
        });
        return filters;
    }

    private Component createNone() {
        return state.filter() == Filter.ALL
                ? new EmptyState(Icon.JOBS, t("jobs.none"), t("jobs.none.text"))
                : new EmptyState(Icon.JOBS, t("jobs.noneSuch"), t("jobs.noneSuch.text"));
    }

    private void take(List<Job> newest) {
        boolean unknown = false;
        for (Job job : newest) {
            JobRow row = rows.get(job.id());
            if (row != null) {
                row.take(job);
            } else if (state.filter().takes(job)) {
                unknown = true;
            }
        }
        boolean atStart = list.complete() || list.shown().size() <= newest.size();
        if (unknown && atStart && !list.loading()) {
            rows.clear();
            list.reload();
        }
    }

    private void openLog(Job job) {
        new LogDrawer(here, job.id(), JobText.name(job)).open();
    }

    private @Nullable Job find(String id) {
        try {
            return here.modelport().jobs().get(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return null;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return null;
            }
            throw e;
        }
    }
}
