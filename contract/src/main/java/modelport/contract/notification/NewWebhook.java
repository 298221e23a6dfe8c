package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An address to tell what happens in a project. */
@Schema(description = "An address to tell what happens in a project")
public record NewWebhook(
        @Schema(description = "The address: https, or http where this installation allows it")
        String url,

        @Schema(description = "Topics, or beginnings of topics such as release.; empty means all")
        List<String> events) {
    public NewWebhook {
        events = List.copyOf(events);
    }
}
