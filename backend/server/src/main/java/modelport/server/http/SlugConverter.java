package modelport.server.http;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import modelport.contract.Slug;

/** Names in addresses; what is not a name leads nowhere. */
@Singleton
final class SlugConverter implements TypeConverter<String, Slug> {
    @Override
    public Optional<Slug> convert(String text, Class<Slug> type, ConversionContext context) {
        if (Slug.isOne(text)) {
            return Optional.of(new Slug(text));
        }
        context.reject(text, new IllegalArgumentException("not a name: lower case letters, digits and dashes only"));
        return Optional.empty();
    }
}
