package modelport.ui.shell;

import static modelport.ui.shell.Addresses.here;
import static modelport.ui.shell.Addresses.in;
import static modelport.ui.shell.Addresses.inAddress;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** The addresses of the dashboard's pages; with several projects every address says which one it means. */
public final class Links {
    private Links() {}

    public static String home() {
        return here("");
    }

    public static String models() {
        return here("models");
    }

    public static String model(Slug model) {
        return here("models/" + model);
    }

    public static String version(Slug model, int number) {
        return here("models/" + model + "/versions/" + number);
    }

    public static String upload() {
        return here("upload");
    }

    /** The upload of a further version. */
    public static String upload(Slug model) {
        return here("upload?model=" + model);
    }

    /** The same files again, with samples that prove the model. */
    public static String samples(Slug model) {
        return here("upload?model=" + model + "&samples=1");
    }

    public static String datasets() {
        return here("datasets");
    }

    public static String dataset(Slug dataset) {
        return here("datasets/" + dataset);
    }

    public static String datasetVersion(Slug dataset, int number) {
        return here("datasets/" + dataset + "/versions/" + number);
    }

    /** Where rows come in. */
    public static String bring() {
        return here("bring");
    }

    /** A further version of a dataset. */
    public static String bring(Slug dataset) {
        return here("bring?dataset=" + dataset);
    }

    public static String evaluations() {
        return here("evaluations");
    }

    /** Those of one model. */
    public static String evaluations(Slug model) {
        return here("evaluations?model=" + model);
    }

    public static String evaluation(UUID evaluation) {
        return here("evaluations/" + evaluation);
    }

    /** Where versions are put side by side. */
    public static String compare() {
        return here("evaluations/compare");
    }

    /** Versions of a model side by side on a dataset, of which the newest version is taken if none is named. */
    public static String compare(
            Slug model, List<Integer> versions, @Nullable Slug dataset, @Nullable Integer datasetVersion) {
        String numbers = versions.stream().map(String::valueOf).collect(Collectors.joining(","));
        return here("evaluations/compare?model=" + model
                + (numbers.isEmpty() ? "" : "&versions=" + numbers)
                + (dataset == null ? "" : "&dataset=" + dataset)
                + (datasetVersion == null ? "" : "&datasetVersion=" + datasetVersion));
    }

    /** All searches for smaller versions. */
    public static String compressions() {
        return here("compression");
    }

    /** The searches for smaller versions of this one. */
    public static String compressions(Slug model, int version) {
        return here("compression?model=" + model + "&version=" + version);
    }

    public static String compression(UUID compression) {
        return here("compression/" + compression);
    }

    public static String tunings() {
        return here("tuning");
    }

    /** Those of one model. */
    public static String tunings(Slug model) {
        return here("tuning?model=" + model);
    }

    public static String tuning(UUID tuning) {
        return here("tuning/" + tuning);
    }

    /** Where a search for good settings begins. */
    public static String startTuning() {
        return here("tuning/start");
    }

    /** The same for one model. */
    public static String startTuning(Slug model) {
        return here("tuning/start?model=" + model);
    }

    /** The same, filled in as a tuning was. */
    public static String startTuning(Slug model, UUID tuning) {
        return here("tuning/start?model=" + model + "&again=" + tuning);
    }

    public static String cases() {
        return here("cases");
    }

    /** Some of them; the filter is as in an address after its first pair, such as {@code &open=true}. */
    public static String cases(String filter) {
        return here(filter.isEmpty() ? "cases" : "cases?" + filter.substring(1));
    }

    public static String maintenanceCase(UUID maintenanceCase) {
        return here("cases/" + maintenanceCase);
    }

    /** Where it is written what is done for an endpoint by itself. */
    public static String maintenance(Slug endpoint) {
        return here("endpoints/" + endpoint + "/maintenance");
    }

    public static String releases() {
        return here("releases");
    }

    /** Some of them; the filter is as in an address after its first pair, such as {@code &model=iris}. */
    public static String releases(String filter) {
        return here(filter.isEmpty() ? "releases" : "releases?" + filter.substring(1));
    }

    public static String release(UUID release) {
        return here("releases/" + release);
    }

    /** A release of whichever project. */
    public static String release(Slug project, UUID release) {
        boolean many =
                Here.find().filter(here -> here.me().projects().size() > 1).isPresent();
        return "releases/" + release + (many ? "?" + Here.PARAMETER + "=" + project : "");
    }

    /** What waits for the visitor in all projects. */
    public static String approvals() {
        return here("approvals");
    }

    public static String endpoints() {
        return here("endpoints");
    }

    /** What an endpoint was asked and answered, as far as it was kept. */
    public static String predictions(Slug endpoint) {
        return here("endpoints/" + endpoint + "/predictions");
    }

    /** How endpoints do. */
    public static String monitoring() {
        return here("monitoring");
    }

    /** What watches an endpoint, and what it saw. */
    public static String monitoring(Slug endpoint) {
        return monitoring(endpoint, "");
    }

    /** The same; the query is as in an address after its first pair, such as {@code &range=week}. */
    public static String monitoring(Slug endpoint, String query) {
        return here("monitoring/" + endpoint + (query.isEmpty() ? "" : "?" + query.substring(1)));
    }

    /** One column that is watched; the query is as in an address after its first pair. */
    public static String column(Slug endpoint, String column, String query) {
        return here("monitoring/" + endpoint + "/column?name=" + inAddress(column) + query);
    }

    public static String alerts() {
        return here("alerts");
    }

    /** Some of them; the filter is as in an address after its first pair. */
    public static String alerts(String filter) {
        return here(filter.isEmpty() ? "alerts" : "alerts?" + filter.substring(1));
    }

    /** Those of another project. */
    public static String alertsIn(Slug project) {
        return in(project, "alerts");
    }

    public static String alert(UUID alert) {
        return here("alerts/" + alert);
    }

    public static String endpoint(Slug endpoint) {
        return here("endpoints/" + endpoint);
    }

    /** An endpoint with the rollout that is on its way. */
    public static String rollout(Slug endpoint, UUID job) {
        return here("endpoints/" + endpoint + "?job=" + job);
    }

    public static String environments() {
        return here("environments");
    }

    public static String environment(Slug environment) {
        return here("environments/" + environment);
    }

    /** Where its rules are written. */
    public static String policy(Slug environment) {
        return here("environments/" + environment + "/policy");
    }

    public static String audit() {
        return here("audit");
    }

    public static String notifications() {
        return here("notifications");
    }

    public static String webhooks() {
        return here("webhooks");
    }

    public static String jobs() {
        return here("jobs");
    }

    /** The jobs with one job's log open. */
    public static String job(UUID job) {
        return here("jobs?job=" + job);
    }

    public static String tokens() {
        return here("tokens");
    }

    /** Goes there, with what follows the question mark. */
    public static void go(String href) {
        String[] parts = href.split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length < 2 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
    }

    /** A link in a text. */
    public static Anchor to(String href, String text) {
        return new Anchor(href, text);
    }

    /** A link around components. */
    public static Anchor to(String href, Component... content) {
        return new Anchor(href, content);
    }
}
