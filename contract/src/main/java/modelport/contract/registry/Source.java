package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Message;

/** What a model was before it became ONNX. */
@Schema(description = "What a model was before it became ONNX")
public record Source(
        @Schema(description = "Path of the file that it was read from")
        String file,

        @Schema(description = "The library that wrote it, such as scikit-learn")
        String library,

        @Schema(description = "The library's release, or an empty text where the file does not say")
        String release,

        @Schema(description = "What it is made of") ModelPart model,

        @Schema(description = "What is worth knowing of its reading")
        List<Message> notes) {
    public Source {
        notes = List.copyOf(notes);
    }
}
