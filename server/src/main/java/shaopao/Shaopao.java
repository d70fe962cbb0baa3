package shaopao;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the program. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Shaopao {

    public static void main(String[] args) {
        SpringApplication.run(Shaopao.class, args);
    }
}
