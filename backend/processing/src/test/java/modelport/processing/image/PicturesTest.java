package modelport.processing.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.TensorLayout;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException;
import modelport.processing.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PicturesTest {
    private static final Picture WAVES = Pictures.read(Numbers.bytes("waves.png"));

    @Test
    void pixels_of_every_filter_are_those_of_pillow() {
        for (JsonNode expected : Numbers.json("pictures.json").path("resized")) {
            Picture resized = Resizing.resize(
                    WAVES,
                    expected.path("width").asInt(),
                    expected.path("height").asInt(),
                    ImageFilter.valueOf(expected.path("filter").asString()),
                    true);

            assertThat(resized.values())
                    .as(expected.path("filter").asString())
                    .isEqualTo(HexFormat.of().parseHex(expected.path("values").asString()));
        }
    }

    @Test
    void a_normalised_crop_is_that_of_an_image_processor() {
        var how = new ImagePreparation(
                null,
                ImageFit.CROP,
                32,
                32,
                36,
                1,
                ImageFilter.BILINEAR,
                true,
                ColorOrder.RGB,
                TensorLayout.NCHW,
                false,
                1 / 255.0,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225),
                0);

        var tensor = new PixelTensor(how).of(Placing.of(WAVES, how), TensorSpec.of("x", DataType.FP32, -1, 3, 32, 32));

        double[] expected = Numbers.doubles(Numbers.json("pictures.json").path("normalised"));
        assertThat(tensor.shape()).containsExactly(1, 3, 32, 32);
        for (int i = 0; i < expected.length; i++) {
            assertThat(tensor.number(i)).isCloseTo(expected[i], within(2e-6));
        }
    }

    @Test
    void grey_pixels_are_those_of_pillow_and_take_the_shape_of_the_model() {
        var how = grey(61, 43, false);
        var plain = new PixelTensor(how).of(Placing.of(WAVES, how), TensorSpec.of("x", DataType.FP32, -1, 61 * 43));
        var inverted = grey(61, 43, true);
        var dark = new PixelTensor(inverted)
                .of(Placing.of(WAVES, inverted), TensorSpec.of("x", DataType.FP32, -1, 43, 61));

        byte[] expected = HexFormat.of()
                .parseHex(Numbers.json("pictures.json").path("grey").asString());
        assertThat(plain.shape()).containsExactly(1, 61 * 43);
        assertThat(dark.shape()).containsExactly(1, 43, 61);
        for (int i = 0; i < expected.length; i++) {
            assertThat(plain.number(i)).isEqualTo(expected[i] & 0xff);
            assertThat(dark.number(i)).isEqualTo(255 - (expected[i] & 0xff));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_picture_stands_as_its_camera_says(int orientation) {
        Picture picture = Pictures.read(Numbers.bytes("turned-" + orientation + ".png"));

        boolean lying = orientation >= 5;
        assertThat(picture.width()).isEqualTo(lying ? 5 : 8);
        // Where Pillow's exif_transpose has the pixel that was in the upper left corner.
        int x = List.of(1, 4, 5, 8).contains(orientation) ? 0 : picture.width() - 1;
        int y = List.of(1, 2, 5, 6).contains(orientation) ? 0 : picture.height() - 1;
        assertThat(picture.value(x, y, 0)).isEqualTo(255);
        assertThat(picture.value(x, y, 1)).isZero();
    }

    @Test
    void a_jpeg_is_read_without_what_its_pixels_do_not_need() throws IOException {
        byte[] jpeg = jpeg();

        Picture picture = Pictures.read(jpeg);

        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.value(10, 10, 0)).isBetween(195, 205);
        assertThat(JpegSegments.read(jpeg).essence().length).isLessThanOrEqualTo(jpeg.length);
    }

    @Test
    void bombs_are_refused_before_a_pixel_is_computed() {
        ByteBuffer png = ByteBuffer.wrap(Numbers.bytes("waves.png").clone());
        png.putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt(29, (int) crc.getValue());

        assertThatThrownBy(() -> Pictures.read(png.array()))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("processing.image-too-large"));
    }

    @Test
    void whatever_is_wrong_with_a_picture_is_said_in_a_sentence() throws IOException {
        var random = new Random(11);
        for (byte[] whole : List.of(Numbers.bytes("waves.png"), jpeg())) {
            for (int i = 0; i < 400; i++) {
                byte[] broken = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int j = 0; j < 1 + i % 5 && broken.length > 0; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(Pictures.read(broken).width()).isPositive();
                } catch (InferenceException refused) {
                    assertThat(refused.problem().code()).startsWith("processing.image-");
                }
            }
        }
    }

    private static ImagePreparation grey(int width, int height, boolean invert) {
        return new ImagePreparation(
                null,
                ImageFit.STRETCH,
                width,
                height,
                null,
                1,
                ImageFilter.BILINEAR,
                true,
                ColorOrder.GREY,
                TensorLayout.NCHW,
                invert,
                1,
                List.of(),
                List.of(),
                0);
    }

    private static byte[] jpeg() throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, 0xc86432);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
