package shaopao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.core.MethodParameter;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.bind.support.DefaultDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;

/** Wishes of an address are read as Spring's binder reads them. */
class AddressRecordsTests {

    enum Order {
        OLDEST,
        NEWEST
    }

    record Wish(
            @Size(max = 5) @Nullable String q,
            @Nullable Set<Order> order,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,

            @Nullable Boolean overdue,
            @Nullable Integer limit) {

        Wish {
            if (limit != null && limit < 0) {
                throw new IllegalArgumentException("limit");
            }
        }
    }

    record Counted(int count, Optional<String> name) {}

    @SuppressWarnings("unused")
    void list(@Valid Wish wish) {}

    @SuppressWarnings("unused")
    void count(Counted wish) {}

    private final jakarta.validation.Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private final AddressRecords records = new AddressRecords(validator);
    private final DefaultDataBinderFactory binders;

    AddressRecordsTests() {
        var initializer = new ConfigurableWebBindingInitializer();
        initializer.setConversionService(new DefaultFormattingConversionService());
        initializer.setValidator(new SpringValidatorAdapter(validator));
        binders = new ServletRequestDataBinderFactory(null, initializer);
    }

    private static NativeWebRequest asking(String query) {
        var request = new MockHttpServletRequest();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            request.addParameter(parts[0], parts[1]);
        }
        return new ServletWebRequest(request);
    }

    private static MethodParameter parameter(String method, Class<?> type) throws NoSuchMethodException {
        var parameter = new MethodParameter(AddressRecordsTests.class.getDeclaredMethod(method, type), 0);
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        return parameter;
    }

    private @Nullable Object read(String method, Class<?> type, String query) throws Exception {
        return records.resolveArgument(parameter(method, type), new ModelAndViewContainer(), asking(query), binders);
    }

    @Test
    void readsWhatTheBinderReads() throws Exception {
        var binder = new ServletModelAttributeMethodProcessor(true);
        for (String query : new String[] {
            "",
            "q=abc&limit=20",
            "q=&limit=&from=&overdue=&order=",
            "order=OLDEST&order=NEWEST",
            "order=OLDEST,NEWEST&overdue=true",
            "from=2026-11-27&unknown=1"
        }) {
            assertThat(read("list", Wish.class, query))
                    .as(query)
                    .isNotNull()
                    .isEqualTo(binder.resolveArgument(
                            parameter("list", Wish.class), new ModelAndViewContainer(), asking(query), binders));
        }
    }

    @Test
    void saysWhatDoesNotFitAsTheBinderSaysIt() {
        for (String query : new String[] {"limit=many", "from=2026-02-30", "order=SIDEWAYS", "q=toolong"}) {
            assertThatThrownBy(() -> read("list", Wish.class, query))
                    .as(query)
                    .isInstanceOfSatisfying(
                            MethodArgumentNotValidException.class,
                            refused -> assertThat(refused.getFieldErrors())
                                    .singleElement()
                                    .satisfies(error -> assertThat(query).startsWith(error.getField())));
        }
        assertThatThrownBy(() -> read("list", Wish.class, "limit=-1")).isInstanceOf(BeanInstantiationException.class);
    }

    @Test
    void leavesPrimitivesAndOptionsToTheBinder() throws Exception {
        assertThat(read("count", Counted.class, "count=3&name=x")).isEqualTo(new Counted(3, Optional.of("x")));
        assertThat(read("count", Counted.class, "count=3")).isEqualTo(new Counted(3, Optional.empty()));
        assertThatThrownBy(() -> read("count", Counted.class, "name=x")).isInstanceOf(Exception.class);
    }
}
