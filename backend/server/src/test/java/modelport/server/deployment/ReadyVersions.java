package modelport.server.deployment;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Versions that are ready, made of small ONNX files: each multiplies what it is given. */
@Singleton
public class ReadyVersions {
    private static final Signature PAIRS = new Signature(
            List.of(TensorSpec.of("x", DataType.FP32, -1, 2)),
            List.of(TensorSpec.of("y", DataType.FP32, -1, 2)),
            List.of(),
            null,
            true);

    private final Artifacts artifacts;
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    ReadyVersions(Artifacts artifacts, Sql sql, Ids ids, Clock clock) {
        this.artifacts = artifacts;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** A model whose versions, counted from 1, multiply by these factors. */
    @Transactional
    public Slug model(String project, String name, float... factors) {
        UUID model = register(project, name);
        for (int i = 0; i < factors.length; i++) {
            add(model, i + 1, file("Mul", factors[i]));
        }
        return new Slug(name);
    }

    /** A further version, with an operator that no engine knows. */
    @Transactional
    public void addBroken(Slug model, int number) {
        add(id(model), number, file("Riddle", number));
    }

    /** A further version that multiplies. */
    @Transactional
    public void add(Slug model, int number, float factor) {
        add(id(model), number, file("Mul", factor));
    }

    /** A further version that multiplies and comes from another one. */
    @Transactional
    public void addChild(Slug model, int number, float factor, int parent) {
        add(id(model), number, file("Mul", factor), parent);
    }

    /** Makes a version one that a search has found, which took so much of the quality. */
    @Transactional
    public void compressed(Slug model, int number, UUID rows, double loss, @Nullable Double budget) {
        sql.update("""
                with search as (
                    insert into compression (id, project_id, model_id, version_id, evaluation_id, limits, state, code_version,
                        created_by, created_at, finished_at)
                    select gen_random_uuid(), project_id, model_id, parent_id, ?, '{}', 'DONE', 'test', 'max', now(), now()
                    from model_version where model_id = ? and number = ? returning id, model_id)
                insert into candidate (id, project_id, compression_id, position, recipe, passes, state, artifact_digest, content,
                    figures, promoted_version_id, loss_budget)
                select gen_random_uuid(), v.project_id, search.id, 0, 'int8', '[]', 'MEASURED', v.artifact_digest, '{}', ?, v.id,
                    ?::double precision
                from search join model_version v on v.model_id = search.model_id and v.number = ?
                """, rows, id(model), number, new Json(Map.of("qualityLoss", loss)), budget, number);
    }

    /** Puts a version away. */
    @Transactional
    public void archive(Slug model, int number) {
        sql.update("update model_version set state = 'ARCHIVED' where model_id = ? and number = ?", id(model), number);
    }

    /** The digest of a version's files. */
    @Transactional
    public String digest(Slug model, int number) {
        return sql.first(
                        "select v.artifact_digest from model_version v join model m on m.id = v.model_id "
                                + "where m.name = ? and v.number = ?",
                        row -> row.text("artifact_digest"),
                        model.value(),
                        number)
                .orElseThrow();
    }

    private UUID id(Slug model) {
        return sql.first("select id from model where name = ?", row -> row.uuid("id"), model.value())
                .orElseThrow();
    }

    private UUID register(String project, String name) {
        UUID id = ids.next();
        sql.update(
                "insert into model (id, project_id, name, title, task, card, tags, owner, last_number, row_version, "
                        + "created_at, updated_at) select ?, id, ?, ?, 'unknown', '', '[]', 'max', 0, 0, ?, ? "
                        + "from project where name = ?",
                id,
                name,
                name,
                clock.instant(),
                clock.instant(),
                project);
        return id;
    }

    private void add(UUID model, int number, Path file) {
        add(model, number, file, null);
    }

    private void add(UUID model, int number, Path file, @Nullable Integer parent) {
        StoredArtifact artifact = artifacts.store(Map.of("model.onnx", file));
        UUID project = sql.first("select project_id from model where id = ?", row -> row.uuid("project_id"), model)
                .orElseThrow();
        artifacts.register(project, artifact);
        sql.update(
                """
                insert into model_version (id, project_id, model_id, number, state, title, card, tags, artifact_digest, size,
                    format, main_file, signature, origin, metadata, created_by, row_version, created_at, parent_id)
                values (?, ?, ?, ?, 'READY', '', '', '[]', ?, ?, 'ONNX', 'model.onnx', ?, 'UPLOAD', '{}', 'max', 0, ?,
                    (select id from model_version where model_id = ? and number = ?::integer))
                """,
                ids.next(),
                project,
                model,
                number,
                artifact.digest(),
                artifact.size(),
                new Json(PAIRS),
                clock.instant(),
                model,
                parent);
        sql.update("update model set last_number = ? where id = ?", number, model);
    }

    private static Path file(String operator, float factor) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("graph")
                .addNode(NodeProto.newBuilder()
                        .setOpType(operator)
                        .addInput("x")
                        .addInput("factor")
                        .addOutput("y"))
                .addInitializer(TensorProto.newBuilder()
                        .setName("factor")
                        .setDataType(TensorProto.DataType.FLOAT_VALUE)
                        .addDims(1)
                        .addFloatData(factor))
                .addInput(pairs("x"))
                .addOutput(pairs("y"));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
        try {
            return Files.write(Files.createTempFile("modelport-test", ".onnx"), model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValueInfoProto pairs(String name) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(2));
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
