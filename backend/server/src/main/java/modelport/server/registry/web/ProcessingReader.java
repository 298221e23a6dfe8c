package modelport.server.registry.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import modelport.contract.processing.Processing;
import modelport.server.database.Json;
import tools.jackson.core.JacksonException;

/** Reads processings as they are stored: Micronaut finds no way from a kind to a record of a sealed interface. */
@Singleton
final class ProcessingReader implements Deserializer<Processing> {
    @Override
    public Processing deserialize(Decoder decoder, DecoderContext context, Argument<? super Processing> type)
            throws IOException {
        try {
            return Json.MAPPER.convertValue(decoder.decodeArbitrary(), Processing.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SerdeException(String.valueOf(e.getMessage()), e);
        }
    }
}
