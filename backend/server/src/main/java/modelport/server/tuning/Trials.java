package modelport.server.tuning;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.Tuning;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.tuning.internal.Responses;
import modelport.server.tuning.internal.TrialRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Shows the settings of a tuning, and how their scores go with their parameters. */
@Singleton
public class Trials {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String PLACE = "coalesce(case when ? then -mean else mean end, 'Infinity'::double precision)";

    private final Tunings tunings;
    private final TrialRows rows;
    private final Sql sql;

    Trials(Tunings tunings, TrialRows rows, Sql sql) {
        this.tunings = tunings;
        this.rows = rows;
        this.sql = sql;
    }

    /** A page of them; throws {@link Problem.NotFound} where there is no such tuning. */
    @ReadOnly
    public Page<Trial> list(ProjectRef project, UUID tuning, TrialOrder order, PageRequest page) {
        Tuning known = tunings.get(project, tuning);
        int after = after(page.after());
        List<Integer> numbers = switch (order) {
            case TRIED -> tried(tuning, after, page.limit() + 1);
            case BEST -> best(known, after, page.limit() + 1);
        };
        Page<Integer> shown = Paging.page(numbers, page, number -> Integer.toString(number));
        Map<TrialRows.Key, Trial> trials = rows.of(shown.items().stream()
                .map(number -> new TrialRows.Key(tuning, number))
                .toList());
        return new Page<>(
                shown.items().stream()
                        .map(number -> Objects.requireNonNull(trials.get(new TrialRows.Key(tuning, number))))
                        .toList(),
                shown.next());
    }

    /** Of the settings that are known on every fold. */
    @ReadOnly
    public List<ParameterResponse> responses(ProjectRef project, UUID tuning) {
        tunings.get(project, tuning);
        return Responses.of(sql.query(
                "select trainer, setting, mean from tuning_setting where tuning_id = ? and mean is not null order by number",
                row -> new Responses.Known(row.text("trainer"), row.json("setting", VALUES), row.real("mean")),
                tuning));
    }

    private List<Integer> tried(UUID tuning, int after, int limit) {
        return sql.query(
                "select number from tuning_setting where tuning_id = ? and number > ? order by number limit ?",
                row -> row.integer("number"),
                tuning,
                after,
                limit);
    }

    private List<Integer> best(Tuning tuning, int after, int limit) {
        boolean higher = tuning.higherIsBetter();
        return sql.query(
                "select number from (select number, " + PLACE
                        + " as place from tuning_setting where tuning_id = ?) ranked"
                        + " where ? = 0 or (place, number) > (select " + PLACE
                        + ", number from tuning_setting where tuning_id = ? and number = ?)"
                        + " order by place, number limit ?",
                row -> row.integer("number"),
                higher,
                tuning.id(),
                after,
                higher,
                tuning.id(),
                after,
                limit);
    }

    private static int after(@Nullable String after) {
        try {
            return after == null ? 0 : Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Invalid.field("after", "tuning.after-unfit"));
        }
    }
}
