package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;

/** A new webhook with its secret, which is shown once. */
@Schema(description = "A new webhook with its secret, which is shown once")
public record IssuedWebhook(
        @Schema(description = "The webhook") Webhook webhook,

        @Schema(description = "Signs deliveries as Standard Webhooks says; begins with whsec_")
        String secret) {}
