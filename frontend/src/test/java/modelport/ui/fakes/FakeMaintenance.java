package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.MaintenanceApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewCase;
import modelport.contract.maintenance.NewMaintenancePolicy;
import org.jspecify.annotations.Nullable;

/** Policies and cases in memory, for whoever asks; whoever tests moves the cases. */
public final class FakeMaintenance implements MaintenanceApi {
    private final NavigableMap<Slug, MaintenancePolicy> policies;
    private final List<FakeCase> cases;
    private final FakeModelport platform;
    private final String me;

    FakeMaintenance(FakeModelport platform) {
        this(platform, "ada", new TreeMap<>(), new ArrayList<>());
    }

    private FakeMaintenance(
            FakeModelport platform, String me, NavigableMap<Slug, MaintenancePolicy> policies, List<FakeCase> cases) {
        this.platform = platform;
        this.me = me;
        this.policies = policies;
        this.cases = cases;
    }

    /** The same for somebody else. */
    public FakeMaintenance as(String username) {
        return new FakeMaintenance(platform, username, policies, cases);
    }

    @Override
    public MaintenancePolicy policy(Slug project, Slug endpoint) {
        MaintenancePolicy known = policies.get(endpoint);
        if (known == null) {
            throw new ProblemException(new Problem.NotFound("maintenance-policy", endpoint.value()));
        }
        return with(known, known.handedOver());
    }

    @Override
    public Page<MaintenancePolicy> policies(Slug project, PageRequest page) {
        List<MaintenancePolicy> all = policies.values().stream()
                .map(each -> with(each, each.handedOver()))
                .toList();
        return Keyset.page(all, page, each -> each.endpoint().value());
    }

    @Override
    public MaintenancePolicy setPolicy(Slug project, Slug endpoint, long rowVersion, NewMaintenancePolicy wanted) {
        Endpoint about = platform.endpoints.get(project, endpoint);
        MaintenancePolicy known = policies.get(endpoint);
        if (rowVersion != (known == null ? 0 : known.rowVersion())) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        if (wanted.data().training().equals(wanted.data().evaluation())) {
            throw new ProblemException(Problem.Invalid.field(
                    "data.evaluation",
                    "maintenance.same-rows",
                    "dataset",
                    wanted.data().training().dataset().value()));
        }
        var now = FakeModelport.now();
        policies.put(
                endpoint,
                new MaintenancePolicy(
                        known == null ? UUID.randomUUID() : known.id(),
                        endpoint,
                        about.model(),
                        wanted,
                        false,
                        wanted.triggers().cron() == null ? null : now.plusSeconds(86_400 * 3),
                        null,
                        me,
                        now,
                        rowVersion + 1));
        platform.events.tell("maintenance-policy.changed", Map.of("endpoint", endpoint.value()));
        return policy(project, endpoint);
    }

    @Override
    public void deletePolicy(Slug project, Slug endpoint) {
        policy(project, endpoint);
        openCase(endpoint).ifPresent(each -> withdraw(each, null));
        policies.remove(endpoint);
        platform.events.tell("maintenance-policy.changed", Map.of("endpoint", endpoint.value()));
    }

    /** Too many cases ended badly. */
    public void handOver(Slug endpoint) {
        policies.computeIfPresent(endpoint, (_, known) -> with(known, true));
    }

    @Override
    public MaintenanceCase open(Slug project, NewCase wanted) {
        policy(project, wanted.endpoint());
        openCase(wanted.endpoint()).ifPresent(each -> {
            throw conflict("maintenance.already-open", "number", Integer.toString(each.number));
        });
        FakeCase made = begin(wanted.endpoint(), CaseCause.HAND, me, FakeModelport.now());
        made.did(me, CaseDeed.OPENED, wanted.note());
        return tell(made);
    }

    /** A case as if it were opened then. */
    FakeCase begin(Slug endpoint, CaseCause cause, @Nullable String who, java.time.Instant at) {
        Endpoint about = platform.endpoints.get(new Slug("any"), endpoint);
        int champion = about.revisions().stream()
                .filter(Revision::live)
                .map(Revision::version)
                .findFirst()
                .orElse(1);
        var made =
                new FakeCase(cases.size() + 1, endpoint, about.model(), about.environment(), cause, champion, who, at);
        cases.add(made);
        return made;
    }

    @Override
    public MaintenanceCase get(Slug project, UUID id) {
        return find(id).whole();
    }

    @Override
    public Page<MaintenanceCase> list(Slug project, CaseFilter filter, PageRequest page) {
        List<MaintenanceCase> found = cases.stream()
                .sorted(Comparator.comparingInt((FakeCase each) -> each.number).reversed())
                .filter(each -> filter.open() == null || filter.open() == each.isOpen())
                .filter(each -> filter.endpoint() == null || filter.endpoint().equals(each.endpoint))
                .map(FakeCase::brief)
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public MaintenanceCase comment(Slug project, UUID id, CaseNote note) {
        if (note.note() == null || note.note().isBlank()) {
            throw new ProblemException(Problem.Invalid.field("note", "maintenance.note-empty"));
        }
        FakeCase about = find(id);
        about.did(me, CaseDeed.COMMENTED, note.note());
        return tell(about);
    }

    @Override
    public MaintenanceCase retry(Slug project, UUID id, CaseNote note) {
        FakeCase about = find(id);
        if (!about.retryable) {
            throw conflict("maintenance.not-failed");
        }
        about.did(me, CaseDeed.RETRIED, note.note());
        about.reopen();
        about.stands(
                CaseState.TUNING,
                Message.of("maintenance.summary.tuning", "champion", Integer.toString(about.champion)));
        return tell(about);
    }

    @Override
    public MaintenanceCase close(Slug project, UUID id, CaseNote note) {
        FakeCase about = find(id);
        if (!about.isOpen()) {
            throw conflict("maintenance.closed");
        }
        withdraw(about, note.note());
        return about.whole();
    }

    /** It went on. */
    void moved(FakeCase about) {
        tell(about);
    }

    FakeCase find(UUID id) {
        return cases.stream()
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("case", id.toString())));
    }

    private void withdraw(FakeCase about, @Nullable String note) {
        about.did(me, CaseDeed.CLOSED, note);
        about.close(CaseOutcome.WITHDRAWN, Message.of("maintenance.summary.withdrawn"));
        tell(about);
    }

    private MaintenanceCase tell(FakeCase about) {
        platform.events.tell("case.changed", Map.of("case", about.id.toString(), "endpoint", about.endpoint.value()));
        return about.whole();
    }

    private Optional<FakeCase> openCase(Slug endpoint) {
        return cases.stream()
                .filter(each -> each.endpoint.equals(endpoint) && each.isOpen())
                .findFirst();
    }

    private MaintenancePolicy with(MaintenancePolicy known, boolean handedOver) {
        return new MaintenancePolicy(
                known.id(),
                known.endpoint(),
                known.model(),
                known.settings(),
                handedOver,
                known.nextAt(),
                openCase(known.endpoint()).map(each -> each.id).orElse(null),
                known.changedBy(),
                known.changedAt(),
                known.rowVersion());
    }

    private static ProblemException conflict(String code, String... pairs) {
        return new ProblemException(new Problem.Conflict(Message.of(code, pairs)));
    }
}
