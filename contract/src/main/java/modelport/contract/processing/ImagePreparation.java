package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pictures become pixels. */
@Schema(description = "Pictures become pixels")
public record ImagePreparation(
        @Schema(description = "Name of the model's input; absent for its first one") @Nullable
        String input,

        @Schema(description = "How a picture is brought to its size")
        ImageFit fit,

        @Schema(description = "Pixels; for LIMIT the longest side, for HEIGHT the most; 0 leaves it free")
        int width,

        @Schema(description = "Pixels; 0 leaves it free") int height,

        @Schema(description = "For CROP: the shortest side before the middle is cut out; absent for that of the answer")
        @Nullable
        Integer shortest,

        @Schema(description = "Sides become multiples of this, for LIMIT and HEIGHT; 1 where any size goes")
        int multipleOf,

        @Schema(description = "How pixels are computed when the size changes")
        ImageFilter filter,

        @Schema(
                description =
                        "Whether a smaller picture is made of all pixels of the larger one, as Pillow does; otherwise as OpenCV does")
        boolean antialias,

        @Schema(description = "Which values a pixel has, and in which order")
        ColorOrder colors,

        @Schema(description = "Whether channels come before or behind rows and columns")
        TensorLayout layout,

        @Schema(description = "Whether light becomes dark, for models of light strokes on black")
        boolean invert,

        @Schema(description = "What values of 0 to 255 are multiplied with first, such as 0.00392156862745098")
        double scale,

        @Schema(description = "What is then subtracted, per channel; empty for nothing")
        List<Double> mean,

        @Schema(description = "What is then divided by, per channel; empty for nothing")
        List<Double> std,

        @Schema(description = "What fills the rest, for INSIDE and HEIGHT, as a value of 0 to 255 before it is scaled")
        double pad)
        implements Preparation {
    public ImagePreparation {
        mean = List.copyOf(Objects.requireNonNullElse(mean, List.of()));
        std = List.copyOf(Objects.requireNonNullElse(std, List.of()));
    }

    /** The same with pixels as other numbers. */
    public ImagePreparation withNumbers(double otherScale, List<Double> otherMean, List<Double> otherStd) {
        return new ImagePreparation(
                input,
                fit,
                width,
                height,
                shortest,
                multipleOf,
                filter,
                antialias,
                colors,
                layout,
                invert,
                otherScale,
                otherMean,
                otherStd,
                pad);
    }
}
