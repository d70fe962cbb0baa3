package shaopao.hall.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.forms.Form;
import shaopao.forms.Forms;
import shaopao.people.PersonKind;
import shaopao.workflow.Cases;
import shaopao.workflow.Definition;

/** Makes an item of its file, or tells what is wrong with it, each flaw with its line and column. */
@Component
class ItemReader {

    private final Forms forms;
    private final Cases cases;

    ItemReader(Forms forms, Cases cases) {
        this.forms = forms;
        this.cases = cases;
    }

    /** What came of reading. */
    sealed interface Reading {
        record Good(Item item) implements Reading {}

        record Flawed(List<ItemFlaw> flaws) implements Reading {}
    }

    /**
     * Reads one item.
     *
     * @param file name of the file, for flaws
     * @param folder name of its folder, which must be the item's code
     */
    Reading read(String file, String folder, String yaml, String guide) {
        try {
            return read(YamlValue.read(file, yaml), folder, guide);
        } catch (YamlValue.FlawException e) {
            return new Reading.Flawed(List.of(e.flaw()));
        }
    }

    private Reading read(YamlValue yaml, String folder, String guide) {
        YamlValue code = yaml.need("code");
        if (!code.text().equals(folder)) {
            throw code.flawed("the code must be the name of the folder, \"" + folder + "\"");
        }
        FormReader formReader = new FormReader(yaml.need("form"));
        FlowReader flowReader = new FlowReader(yaml.need("flow"));
        Form form = formReader.read();
        int promisedDays = yaml.need("promisedDays").whole(0, 365);
        Definition flow = new Definition(
                forms.variables(form), FlowReader.who(yaml.need("owners")), promisedDays, flowReader.read());
        Set<PersonKind> audience = new HashSet<>();
        yaml.need("audience").list().forEach(kind -> audience.add(kind.constant(PersonKind.class)));
        Item item = new Item(
                code.text(),
                yaml.need("name").words(),
                yaml.need("summary").words(),
                yaml.need("department").words(),
                yaml.need("category").words(),
                yaml.find("keywords").map(YamlValue::list).orElse(List.of()).stream()
                        .map(YamlValue::text)
                        .toList(),
                audience,
                promisedDays,
                form,
                flow,
                guide);
        yaml.done();
        List<ItemFlaw> flaws = Stream.concat(
                        forms.flaws(form).stream().map(formReader::placed),
                        cases.flaws(flow).stream().map(flowReader::placed))
                .toList();
        return flaws.isEmpty() ? new Reading.Good(item) : new Reading.Flawed(flaws);
    }
}
