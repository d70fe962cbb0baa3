package shaopao.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.core.io.ClassPathResource;

/** Makes names of people who do not exist; surnames are about as frequent as in life. */
final class DemoNames {

    private final List<String> surnames = new ArrayList<>();
    private final List<Integer> upTo = new ArrayList<>();
    private final String[] male;
    private final String[] female;

    DemoNames() {
        String maleCharacters = "";
        String femaleCharacters = "";
        int sum = 0;
        for (String[] row : rows("names.tsv")) {
            switch (row[0]) {
                case "surname" -> {
                    sum += Integer.parseInt(row[2]);
                    surnames.add(row[1]);
                    upTo.add(sum);
                }
                case "male" -> maleCharacters = row[1];
                default -> femaleCharacters = row[1];
            }
        }
        male = maleCharacters.split("");
        female = femaleCharacters.split("");
    }

    /** Rows of a table shipped for the demo campus. */
    static List<String[]> rows(String file) {
        try {
            return new ClassPathResource("people/demo/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name(RandomGenerator random, boolean man) {
        int drawn = random.nextInt(upTo.getLast());
        int place = 0;
        while (upTo.get(place) <= drawn) {
            place++;
        }
        String[] characters = man ? male : female;
        String first = characters[random.nextInt(characters.length)];
        String second = random.nextInt(6) == 0 ? "" : characters[random.nextInt(characters.length)];
        return surnames.get(place) + first + (second.equals(first) ? "" : second);
    }
}
