package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** One file of a version. */
@Schema(description = "One file of a version")
public record VersionFile(
        @Schema(description = "Its path in the version") String path,
        @Schema(description = "Bytes") long size,

        @Schema(description = "SHA-256 of its bytes in hexadecimal; empty until somebody has read them")
        String sha256,

        @Schema(
                description =
                        "What it is by its content, such as onnx, tokenizer or labels; unknown if nobody can tell")
        String kind,

        @Schema(description = "What the scan says") Verdict verdict,

        @Schema(description = "Why, for files that were refused or ignored") @Nullable
        Message reason,

        @Schema(
                description =
                        "What the file names: classes and functions of a pickle, operators of an ONNX graph; in the order of the file")
        List<String> names) {
    public VersionFile {
        names = List.copyOf(names);
    }
}
