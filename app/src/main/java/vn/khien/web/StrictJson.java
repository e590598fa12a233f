package vn.khien.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// How the JSON of requests is read: a key twice, a fraction for a whole number, a date that is not written as one,
/// nothing in place of an item, and U+0000 are errors. JSON that is stored here is read by its rooms, and not by this.
@Configuration(proxyBeanMethods = false)
class StrictJson {
    @Bean
    ServerHttpMessageConvertersCustomizer requestJson(JsonMapper json) {
        // In its usual place among the others: a converter that is a bean of its own would come before them all, and
        // write bytes as a text of JSON.
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict(json)));
    }

    private static JsonMapper strict(JsonMapper json) {
        var texts = new SimpleModule("texts of requests")
                .addDeserializer(String.class, new Text())
                .setDeserializerModifier(new WrittenDates());
        return json.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withConfigOverride(
                        List.class, list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .withConfigOverride(Set.class, set -> set.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .addModule(texts)
                .build();
    }

    /// A text that holds U+0000.
    static final class NulInText extends DatabindException {
        private NulInText(JsonParser parser) {
            super(parser, "U+0000 in a text");
        }
    }

    private static final class Text extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw new NulInText(parser);
            }
            return text;
        }
    }

    private static final class WrittenDates extends ValueDeserializerModifier {
        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            return Temporal.class.isAssignableFrom(bean.getBeanClass()) ? new Written(deserializer) : deserializer;
        }
    }

    /// Days and moments are texts; a count of days or seconds is none.
    private static final class Written extends DelegatingDeserializer {
        private Written(ValueDeserializer<?> written) {
            super(written);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> written) {
            return new Written(written);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? super.deserialize(parser, context)
                    : context.handleUnexpectedToken(getValueType(context), parser);
        }
    }
}
