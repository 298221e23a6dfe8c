package modelport.contract.processing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;

/** How requests become a model's inputs; its kind is text, image, audio or items. */
@Schema(
        description = "How requests become a model's inputs; its kind is text, image, audio or items",
        oneOf = {TextPreparation.class, ImagePreparation.class, AudioPreparation.class, ItemPreparation.class})
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TextPreparation.class, name = "text"),
    @JsonSubTypes.Type(value = ImagePreparation.class, name = "image"),
    @JsonSubTypes.Type(value = AudioPreparation.class, name = "audio"),
    @JsonSubTypes.Type(value = ItemPreparation.class, name = "items")
})
public sealed interface Preparation permits TextPreparation, ImagePreparation, AudioPreparation, ItemPreparation {}
