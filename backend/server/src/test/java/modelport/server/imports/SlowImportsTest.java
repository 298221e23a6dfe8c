package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "modelport.import.limit", value = "6s")
@Property(name = "modelport.job.retry-base", value = "10ms")
class SlowImportsTest {
    @Inject
    Bench bench;

    @Test
    void a_model_that_never_ends_is_stopped_and_the_version_fails() {
        var forever = new Samples(Map.of("x", List.of(1)), null);

        Version version = bench.imported(
                bench.model(),
                new VersionMetadata(null, null, null, null, forever, null),
                bench.upload("endless.onnx", SampleModels.file("endless.onnx")));

        assertThat(version.state()).isEqualTo(VersionState.FAILED);
        assertThat(version.reason()).extracting("code").isEqualTo("jobs.child-too-slow");
    }
}
