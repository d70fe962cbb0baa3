package shaopao;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import shaopao.db.DatabaseAhead;

/**
 * The program: {@code serve} (also without a word), {@code backup}, {@code restore}, {@code verify-audit}, {@code
 * version}. Exit codes: 0 done, 1 failed, 2 not understood.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Shaopao {

    public static void main(String[] args) {
        List<String> words =
                Arrays.stream(args).filter(word -> !word.startsWith("--")).toList();
        String word = words.isEmpty() ? "serve" : words.getFirst();
        if (word.equals("serve") && words.size() <= 1) {
            SpringApplication application = new SpringApplication(Shaopao.class);
            DatabaseAhead.of(application);
            application.run(
                    Arrays.stream(args).filter(arg -> arg.startsWith("--")).toArray(String[]::new));
        } else {
            System.exit(Commands.run(
                    word, Arrays.asList(args).subList(Arrays.asList(args).indexOf(word) + 1, args.length)));
        }
    }
}
