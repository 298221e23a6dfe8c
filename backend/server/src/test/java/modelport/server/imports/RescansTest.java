package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.ProblemException;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.formats.ModelFiles;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.registry.VersionOutcomes;
import modelport.server.registry.VersionOutcomes.Findings;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class RescansTest {
    @Inject
    Bench bench;

    @Inject
    Rescans rescans;

    @Inject
    VersionOutcomes outcomes;

    @Inject
    TestPeople people;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void files_that_only_an_older_scanner_saw_are_looked_at_again() {
        byte[] archive = SampleModels.zip(
                Map.of("model.onnx", SampleModels.classifier(1), "README.md", SampleModels.text("# A model")));
        Version before = bench.imported(bench.model(), null, bench.upload("model.zip", archive));
        age(before.id());

        assertThat(rescans.round()).isEqualTo(1);
        assertThat(rescans.round()).as("asked for already").isZero();
        Eventually.until(
                "the files are looked at again", () -> scanners(before.id()).size() == 2);

        assertThat(scanners(before.id())).containsExactly(0, ModelFiles.SCANNER_VERSION);
        Version after = bench.get(before.model(), before.number());
        assertThat(after.files()).isEqualTo(before.files());
        assertThat(after.state()).isEqualTo(VersionState.READY);
        assertThat(rescans.round()).isZero();
    }

    @Test
    void what_a_newer_scanner_refuses_cannot_be_deployed_any_more() {
        Version version = bench.imported(bench.model(), null, bench.upload("a.onnx", SampleModels.classifier(2)));
        UUID project = transactions.executeRead(_ -> sql.first(
                        "select project_id from model_version where id = ?",
                        row -> row.uuid("project_id"),
                        version.id())
                .orElseThrow());
        List<VersionFile> refused = version.files().stream()
                .map(file -> new VersionFile(
                        file.path(),
                        file.size(),
                        file.sha256(),
                        file.kind(),
                        Verdict.REFUSED,
                        Message.of("onnx.domain", "domain", "evil", "file", file.path()),
                        file.names()))
                .toList();

        outcomes.rescanned(project, version.id(), new Findings(ModelFiles.SCANNER_VERSION + 1, refused));

        assertThat(bench.get(version.model(), 1).files())
                .extracting(VersionFile::verdict)
                .containsOnly(Verdict.REFUSED);
        assertThatThrownBy(() -> bench.client()
                        .releases()
                        .deploy(TestPeople.LAB, new NewDeployment(version.model(), 1, null, null, null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("refused-since");
    }

    private void age(UUID version) {
        transactions.executeWrite(
                _ -> sql.update("update file_verdict set scanner_version = 0 where version_id = ?", version));
    }

    private List<Integer> scanners(UUID version) {
        return transactions.executeRead(_ -> sql.query(
                "select distinct scanner_version from file_verdict where version_id = ? order by 1",
                row -> row.integer("scanner_version"),
                version));
    }
}
