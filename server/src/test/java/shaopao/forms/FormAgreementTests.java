package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shaopao.people.Codes;
import shaopao.people.PersonKind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of forms and answers that the browser reads as well ({@code web/src/kit/forms.test.ts}). */
class FormAgreementTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final String ID = "018f0000-0000-7000-8000-00000000000";

    private final Map<String, Form> forms = new HashMap<>();
    private final List<JsonNode> cases = new ArrayList<>();

    FormAgreementTests() throws IOException {
        try (InputStream table = FormAgreementTests.class.getResourceAsStream("/forms/cases.json")) {
            JsonNode root = JSON.readTree(table);
            root.get("forms")
                    .properties()
                    .forEach(entry -> forms.put(entry.getKey(), JSON.treeToValue(entry.getValue(), Form.class)));
            root.get("cases").forEach(cases::add);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseGivesWhatTheTableSays() {
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> assertCase(one)));
    }

    @Test
    void tableIsLongEnoughToMeanSomethingAndItsFormsAreInOrder() {
        assertThat(cases).hasSizeGreaterThan(200);
        forms.forEach((name, form) ->
                assertThat(FormFixture.flaws(form, "person.name")).as(name).isEmpty());
    }

    private void assertCase(JsonNode one) {
        Form form = Objects.requireNonNull(forms.get(one.get("form").asString()));
        FormVerdict verdict = FormRules.check(form, handIn(one), FormFixture.LOGIC.of(form));
        if (one.has("flaws")) {
            List<String> flaws = new ArrayList<>();
            one.get("flaws").forEach(flaw -> flaws.add(flaw.asString()));
            assertThat(FormFixture.reasons(verdict)).isEqualTo(flaws);
            return;
        }
        Map<String, Object> accepted = FormFixture.accepted(verdict);
        // as JSON, which does not tell 3 from 3.0 or an int from a long
        assertThat(plain(JSON.valueToTree(accepted))).isEqualTo(plain(one.get("accepted")));
        if (!one.has("step")) {
            FormRules.HandIn again = new FormRules.HandIn(
                    accepted, Map.of(), Optional.empty(), map(one, "facts"), known(one), today(one));
            assertThat(FormRules.check(form, again, FormFixture.LOGIC.of(form)))
                    .as("what was accepted is accepted again")
                    .isEqualTo(verdict);
        }
    }

    private static FormRules.HandIn handIn(JsonNode one) {
        JsonNode step = one.path("step");
        Set<String> edit = new HashSet<>();
        step.path("edit").forEach(key -> edit.add(key.asString()));
        return new FormRules.HandIn(
                map(one, "given"),
                map(step, "earlier"),
                step.isObject() ? Optional.of(new FormRules.Step(step.get("key").asString(), edit)) : Optional.empty(),
                map(one, "facts"),
                known(one),
                today(one));
    }

    private static LocalDate today(JsonNode one) {
        return one.has("today") ? LocalDate.parse(one.get("today").asString()) : FormFixture.TODAY;
    }

    private static Map<String, Object> map(JsonNode node, String key) {
        return node.has(key) ? JSON.treeToValue(node.get(key), ANSWERS) : Map.of();
    }

    private static Known known(JsonNode one) {
        Map<String, Known.CodeList> tables = new HashMap<>();
        for (String table : List.of("sex", "region")) {
            tables.put(table, Known.CodeList.of(Codes.published(table).orElseThrow()));
        }
        Map<UUID, Known.NamedFile> files = new HashMap<>();
        one.path("known")
                .path("files")
                .forEach(file -> files.put(
                        UUID.fromString(file.get("id").asString()),
                        new Known.NamedFile(
                                file.get("name").asString(),
                                file.get("mediaType").asString(),
                                file.get("size").asLong())));
        return new Known(
                Map.of(
                        UUID.fromString(ID + 1), new Known.NamedPerson("赵院长", PersonKind.STAFF),
                        UUID.fromString(ID + 2), new Known.NamedPerson("钱处长", PersonKind.STAFF)),
                Map.of(UUID.fromString(ID + 3), new Known.NamedPlace("C01", "计算机学院")),
                Map.of(UUID.fromString(ID + 4), new Known.NamedPlace("2301", "计算机2301")),
                tables,
                files);
    }

    /** Numbers as doubles, objects as maps. */
    private static @Nullable Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(one -> list.add(plain(one)));
            return list;
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new HashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asString();
    }
}
