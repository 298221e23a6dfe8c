package modelport.server.prediction.internal;

import java.util.Map;
import modelport.contract.Slug;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.prediction.StoredPrediction;
import modelport.server.database.Row;
import tools.jackson.core.type.TypeReference;

/** Reads predictions that were kept. */
public final class PredictionRows {
    /** A condition follows. */
    public static final String SELECT = """
            select p.id, p.row, p.at, p.input, p.output, e.name as endpoint, m.name as model, v.number as version
            from prediction p
            join endpoint e on e.id = p.endpoint_id
            join model_version v on v.id = p.version_id
            join model m on m.id = v.model_id
            """;

    /** Argument: at most so many. */
    public static final String ORDER = "order by p.at desc, p.id desc, p.row desc limit ?";

    private static final TypeReference<Map<String, Object>> INPUT = new TypeReference<>() {};

    private PredictionRows() {}

    public static StoredPrediction prediction(Row row) {
        return new StoredPrediction(
                row.uuid("id"),
                row.integer("row"),
                row.instant("at"),
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                row.integer("version"),
                row.json("input", INPUT),
                row.json("output", PredictedRow.class));
    }
}
