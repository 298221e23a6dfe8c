package modelport.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import modelport.ui.components.Icon;

/** The menu: the life of a model, station by station. */
record Destination(String key, Icon icon, String path, Supplier<String> href) {
    record Group(String key, List<Destination> destinations) {}

    static final Destination HOME = new Destination("nav.home", Icon.HOME, "", Links::home);
    static final Destination MODELS = new Destination("nav.models", Icon.MODEL, "models", Links::models);
    static final Destination UPLOAD = new Destination("nav.upload", Icon.UPLOAD, "upload", Links::upload);
    static final Destination DATASETS = new Destination("nav.datasets", Icon.DATASET, "datasets", Links::datasets);
    static final Destination EVALUATIONS =
            new Destination("nav.evaluations", Icon.EVALUATION, "evaluations", Links::evaluations);
    static final Destination COMPRESSION =
            new Destination("nav.compression", Icon.COMPRESS, "compression", Links::compressions);
    static final Destination TUNING = new Destination("nav.tuning", Icon.TUNING, "tuning", Links::tunings);
    static final Destination APPROVALS = new Destination("nav.approvals", Icon.APPROVAL, "approvals", Links::approvals);
    static final Destination RELEASES = new Destination("nav.releases", Icon.RELEASE, "releases", Links::releases);
    static final Destination ENDPOINTS =
            new Destination("nav.endpoints", Icon.DEPLOYMENT, "endpoints", Links::endpoints);
    static final Destination CASES = new Destination("nav.cases", Icon.CASE, "cases", Links::cases);
    static final Destination MONITORING =
            new Destination("nav.monitoring", Icon.MONITOR, "monitoring", Links::monitoring);
    static final Destination ALERTS = new Destination("nav.alerts", Icon.ALERT, "alerts", Links::alerts);
    static final Destination ENVIRONMENTS =
            new Destination("nav.environments", Icon.ENVIRONMENT, "environments", Links::environments);
    static final Destination AUDIT = new Destination("nav.audit", Icon.AUDIT, "audit", Links::audit);
    static final Destination WEBHOOKS = new Destination("nav.webhooks", Icon.WEBHOOK, "webhooks", Links::webhooks);
    static final Destination JOBS = new Destination("nav.jobs", Icon.JOBS, "jobs", Links::jobs);
    static final Destination TOKENS = new Destination("nav.tokens", Icon.LOCK, "tokens", Links::tokens);

    static final List<Group> LIFE = List.of(
            new Group("nav.group.bring", List.of(UPLOAD, MODELS, DATASETS)),
            new Group("nav.group.improve", List.of(EVALUATIONS, COMPRESSION, TUNING)),
            new Group("nav.group.release", List.of(APPROVALS, RELEASES, ENVIRONMENTS)),
            new Group("nav.group.serve", List.of(ENDPOINTS)),
            new Group("nav.group.care", List.of(MONITORING, ALERTS, CASES)),
            new Group("nav.group.house", List.of(JOBS, AUDIT, WEBHOOKS, TOKENS)));
}
