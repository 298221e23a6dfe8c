package modelport.server.maintenance;

import io.micronaut.scheduling.cron.CronExpression;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerInfo;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.tuning.Tunings;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/** Refuses policies that could never be followed. */
@Singleton
class PolicyChecks {
    private static final int CRON_FIELDS = 5;
    private static final int MAX_COOL_DOWN = 8760;
    private static final int MAX_PER_WEEK = 50;
    private static final int MAX_FAILURES = 20;
    private static final int MAX_MINUTES = 1440;
    private static final int MAX_LABELS = 1_000_000_000;
    private static final double MAX_MARGIN = 0.2;

    private final Sql sql;
    private final Projects projects;
    private final DatasetRefs datasets;
    private final Tunings tunings;

    PolicyChecks(Sql sql, Projects projects, DatasetRefs datasets, Tunings tunings) {
        this.sql = sql;
        this.projects = projects;
        this.datasets = datasets;
        this.tunings = tunings;
    }

    @ReadOnly
    void check(ProjectRef project, NewMaintenancePolicy wanted) {
        checkTriggers(project, wanted.triggers());
        checkBudget(wanted.budget());
        if (!(wanted.margin() >= 0 && wanted.margin() <= MAX_MARGIN)) {
            throw invalid("margin", "maintenance.margin", "most", Double.toString(MAX_MARGIN));
        }
        checkTuning(wanted.tuning());
        DatasetRef training = labelled("data.training", project, wanted.data().training());
        DatasetRef measuring =
                labelled("data.evaluation", project, wanted.data().evaluation());
        if (training.datasetId().equals(measuring.datasetId()) && training.number() == measuring.number()) {
            throw invalid(
                    "data.evaluation",
                    "maintenance.same-rows",
                    "dataset",
                    training.dataset().value());
        }
    }

    /** The next point of time of its cron line, by the database's clock; empty if it has none, or is switched off. */
    @ReadOnly
    Optional<Instant> next(ProjectRef project, NewMaintenancePolicy policy) {
        String cron = policy.triggers().cron();
        if (cron == null || !policy.enabled()) {
            return Optional.empty();
        }
        Instant now =
                sql.first("select now() as now", row -> row.instant("now")).orElseThrow();
        ZonedDateTime from = now.atZone(zone(project, policy.triggers().zone()));
        return Optional.of(cron(cron).nextTimeAfter(from).toInstant());
    }

    private void checkTriggers(ProjectRef project, MaintenanceTriggers triggers) {
        ZoneId zone = zone(project, triggers.zone());
        if (triggers.cron() != null) {
            try {
                cron(triggers.cron()).nextTimeAfter(ZonedDateTime.now(zone));
            } catch (IllegalArgumentException e) {
                throw invalid("triggers.cron", "maintenance.cron", "cron", triggers.cron());
            }
        }
        if (triggers.labels() != null) {
            checkRange("triggers.labels", triggers.labels(), 1, MAX_LABELS);
        }
    }

    private static CronExpression cron(String line) {
        String stripped = line.strip();
        if (stripped.split("\\s+").length != CRON_FIELDS) {
            throw invalid("triggers.cron", "maintenance.cron", "cron", line);
        }
        try {
            return CronExpression.create(stripped);
        } catch (IllegalArgumentException e) {
            throw invalid("triggers.cron", "maintenance.cron", "cron", line);
        }
    }

    private ZoneId zone(ProjectRef project, @Nullable String zone) {
        if (zone == null) {
            return ZoneId.of(projects.get(project).timeZone());
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw invalid("triggers.zone", "access.time-zone", "value", zone);
        }
    }

    private static void checkBudget(MaintenanceBudget budget) {
        checkRange("budget.coolDownHours", budget.coolDownHours(), 0, MAX_COOL_DOWN);
        checkRange("budget.perWeek", budget.perWeek(), 1, MAX_PER_WEEK);
        checkRange("budget.failures", budget.failures(), 1, MAX_FAILURES);
    }

    private void checkTuning(MaintenanceTuning tuning) {
        TrainerCatalogue catalogue = tunings.trainers();
        checkRange("tuning.folds", tuning.folds(), 2, catalogue.mostFolds());
        checkRange("tuning.minutes", tuning.minutes(), 1, MAX_MINUTES);
        if (tuning.metric() != null && Metric.find(tuning.metric()).isEmpty()) {
            throw invalid("tuning.metric", "maintenance.metric-unknown", "metric", tuning.metric());
        }
        List<TrainerInfo> chosen = trainers(tuning, catalogue);
        Set<String> known = chosen.stream()
                .flatMap(trainer -> trainer.parameters().stream())
                .map(HyperParameterInfo::name)
                .collect(Collectors.toSet());
        for (Map.Entry<String, List<Object>> values : tuning.grid().entrySet()) {
            if (!known.contains(values.getKey()) || values.getValue().isEmpty()) {
                throw invalid("tuning.grid", "maintenance.grid-unknown", "parameter", values.getKey());
            }
        }
    }

    private static List<TrainerInfo> trainers(MaintenanceTuning tuning, TrainerCatalogue catalogue) {
        Map<String, TrainerInfo> known =
                catalogue.trainers().stream().collect(Collectors.toMap(TrainerInfo::name, trainer -> trainer));
        var names = new HashSet<>(tuning.trainers());
        if (names.isEmpty()
                || names.size() != tuning.trainers().size()
                || !known.keySet().containsAll(names)) {
            String all = known.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw invalid("tuning.trainers", "maintenance.trainers", "known", all);
        }
        return catalogue.trainers().stream()
                .filter(trainer -> names.contains(trainer.name()))
                .toList();
    }

    private DatasetRef labelled(String field, ProjectRef project, DatasetChoice choice) {
        DatasetRef found = datasets.require(project, choice);
        DatasetRef.Table table = found.table()
                .orElseThrow(() -> invalid(
                        field,
                        "maintenance.not-ready",
                        "dataset",
                        found.dataset().value()));
        if (table.label().isEmpty()) {
            throw invalid(
                    field,
                    "maintenance.no-label",
                    "dataset",
                    found.dataset().value(),
                    "version",
                    Integer.toString(found.number()));
        }
        return found;
    }

    private static void checkRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(field, "maintenance.range", "least", Integer.toString(least), "most", Integer.toString(most));
        }
    }

    private static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }
}
