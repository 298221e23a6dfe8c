package modelport.ui.maintenance;

import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.ui.components.Formats;
import modelport.ui.tuning.SettingText;

/** What a policy does, in sentences. */
final class PolicyText {
    private PolicyText() {}

    /** What opens a case, such as: an alert about drift, 0 3 * * 1. */
    static String triggers(MaintenanceTriggers triggers) {
        List<String> parts = new ArrayList<>();
        if (triggers.drift()) {
            parts.add(t("maintenance.on.drift"));
        }
        if (triggers.quality()) {
            parts.add(t("maintenance.on.quality"));
        }
        if (triggers.cron() != null) {
            parts.add(t("maintenance.on.cron", triggers.cron()));
        }
        if (triggers.labels() != null) {
            parts.add(t("maintenance.on.labels", Formats.count(triggers.labels())));
        }
        return parts.isEmpty() ? t("maintenance.on.nothing") : String.join(t("list.comma"), parts);
    }

    /** What a case does, from the data to the request. */
    static String work(NewMaintenancePolicy policy) {
        MaintenanceTuning tuning = policy.tuning();
        String trainers =
                tuning.trainers().stream().map(SettingText::trainer).collect(Collectors.joining(t("list.comma")));
        return sentences(
                t(
                        policy.data().addFeedback() ? "maintenance.work.feedback" : "maintenance.work",
                        trainers,
                        data(policy.data().training()),
                        tuning.minutes()),
                t(policy.compressAsParent() ? "maintenance.work.compress" : "maintenance.work.plain"),
                t("maintenance.work.compare", data(policy.data().evaluation())),
                t("maintenance.work.request"));
    }

    /** How often that may happen. */
    static String budget(NewMaintenancePolicy policy) {
        var budget = policy.budget();
        return t("maintenance.budget.text", budget.perWeek(), budget.coolDownHours(), budget.failures());
    }

    private static String data(DatasetChoice choice) {
        return choice.version() == null ? choice.dataset().value() : choice.dataset() + " v" + choice.version();
    }
}
