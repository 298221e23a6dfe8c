package modelport.ui.environment;

import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.access.Member;
import modelport.ui.shell.Here;

/** What rules can be about in the project: its datasets, its people, and where its clocks are. */
record Suggestions(List<String> datasets, List<String> people, String timeZone) {
    Suggestions {
        datasets = List.copyOf(datasets);
        people = List.copyOf(people);
    }

    static Suggestions of(Here here) {
        var all = new PageRequest(PageRequest.MAX_LIMIT, null, null);
        return new Suggestions(
                here.modelport().datasets().list(here.project(), all, null).items().stream()
                        .map(each -> each.name().value())
                        .toList(),
                here.modelport().projects().members(here.project()).stream()
                        .map(Member::username)
                        .sorted()
                        .toList(),
                here.modelport().projects().get(here.project()).timeZone());
    }
}
