package shaopao;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.Id;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;

/** Tells springdoc what it cannot see: who may call, which key is needed, that an identifier is a UUID. */
@Component
class ApiDescription implements GlobalOperationCustomizer, ModelConverter {

    ApiDescription() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    /** Asked of each type when the description is; every program of the tests has this bean, and few are asked. */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (Id.class.isAssignableFrom(raw) && raw.isRecord()) {
            return new UUIDSchema();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String module = method.getBeanType().getPackageName().split("\\.")[1];
        operation.setTags(List.of(module));
        operation.setOperationId(module + "_" + method.getMethod().getName());
        MayCall rule = method.getMethodAnnotation(MayCall.class);
        if (rule != null) {
            operation.addExtension("x-may-call", rule.value());
            if (rule.stepUp()) {
                operation.addExtension("x-step-up", true);
            }
        }
        BodyLimit limit = method.getMethodAnnotation(BodyLimit.class);
        if (limit != null) {
            operation.addExtension("x-body-limit", limit.value());
        }
        if (method.hasMethodAnnotation(Once.class)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .required(true)
                    .description(
                            "1 to 100 letters, digits and . _ : -; a repeat under the same key gets the first answer")
                    .schema(new StringSchema()));
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A refusal (RFC 9457); its types are listed in docs/problems.md")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        return operation;
    }
}
