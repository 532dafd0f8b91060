/**
 * Given names that people in Norway have, so that they are recognised wherever they stand.
 *
 * Source: the facts of Statistics Norway's table 10501 (names that at least 200 women or men had in 2013–2024; CC BY 4.0,
 * formerly NLOD), and spellings that children of newer families have, by our own hand. Sorted by hand, and with the
 * spelling dictionaries of the tests, by what else the word may be in nynorsk and bokmål. The parts of double names stand
 * alone.
 */
const lowerCase = (names: string): ReadonlySet<string> => new Set(names.trim().toLowerCase().split(/\s+/));

/** No ordinary words, so they are names in lower case too: «ola slår». */
export const NAMES = lowerCase(`
Aage Aagot Aarav Aaron Aase Aashild Aasmund Aasta Abbas Abdallah Abdi Abdiaziz Abdiqani Abdirahim Abdirahman Abdul
Abdulaziz Abdulkadir Abdullah Abdullahi Abdulrahman Abel Abigail Abirami Abraham Ada Adam Adele Adelina Adem Adil Adis
Aditi Adnan Adomas Adrian Adriana Adrianna Agata Agathe Agnar Agnes Agnete Agnethe Agnieszka Ahlam Ahmad Ahmed Ahmet
Ahsan Aida Aiden Aila Aileen Ailin Ailo Aimee Aina Aisha Ajla Akram Alaa Alan Albert Alea Alejandro Aleksandar
Aleksander Aleksandr Aleksandra Aleksandrs Alette Alex Alexander Alexandra Alexandru Alf Alfhild Alfons Alfred Ali
Alice Alicia Alicja Alida Alina Aline Alisa Alise Aliza Allan Alma Alona Althea Alva Alvhild Alvilde Alvin Amal Amalia
Amalie Amanda Amanuel Amar Amelia Amelie Amina Aminata Amir Amira Ammar Amna Amund Amy Anab Anas Anastasia Anastasiia
Anatolii Anaya Anbjørg Anders Andrea Andreas Andreea Andrei Andrej Andrew Andrii Andrine Andris Andrius Andriy Andrzej
Aneta Anett Anette Angela Angelica Angelika Angelina Angelo Anhelina Anine Anisa Anita Anja Anlaug Annabelle Annar
Annbjørg Anne Anneli Annelin Annelise Annette Anni Annie Annika Anniken Annlaug Anny Anong Ansgar Anthony Anton Antoni
Antonia Antonina Antonio Anwar Aqsa Aram Arash Arben Areeb Areej Arezo Aria Arian Ariana Ariel Arild Arina Arjun
Arkadiusz Arman Armin Arn Arna Arne Arnfinn Arnhild Arnljot Arnold Arnstein Arnt Arnulf Aron Arsalan Arsen Arslan
Artem Arthur Artur Arturas Arunas Arvid Arvin Arvydas Arya Aryan Asad Asbjørg Asbjørn Asgeir Asha Ashwin Aslak Aslaug
Asle Asma Asmir Asmund Asta Astri Astrid Athena Atle Aud Audhild Audny Audrius Audun Aurelia Aurelie Aurimas Aurora
Ausra Ava Awet Axel Aya Ayaan Ayan Ayesha Ayham Ayla Aylin Ayman Ayse Aysha Ayub Azra Baard Barbara Barbro Bartek
Bartlomiej Bartosz Basel Bashir Bassam Bastian Beata Beate Beathe Beatrice Behnam Belinda Belma Benas Bendik Bendix
Benedict Benedicte Benedikte Bengt Benjamin Benny Bente Benthe Bereket Berfin Bergit Bergliot Bergljot Berit Bernard
Bernhard Bernt Bertha Bertil Bertine Betina Bettina Betty Beyza Bianca Bibi Bilal Billie Biniam Biret Birger Birgit
Birgith Birgitta Birgitte Birte Birthe Bjarne Bjørg Blanka Blerta Bodil Bogdan Boguslaw Bohdan Borghild Borgny Boris
Borys Bozena Brian Brit Brita Brith Britt Britta Bruno Brynhild Brynjar Brynjulf Bushra Bård Børge Børre Camila
Camilla Carina Carine Carl Carla Carlos Carmen Carolina Caroline Carsten Casper Caspian Cassandra Catharina Catherine
Cathrin Cathrine Cato Catrine Cecilia Cecilie Celia Celin Celina Celine Cesilie Ceylin Cezary Charles Charlie
Charlotte Chidi Chloe Chris Christel Christen Christer Christian Christiane Christin Christina Christine Christoffer
Christopher Cicilie Cindy Claes Clara Claudia Claus Colin Connie Conrad Constantin Cornelia Cornelius Cristian
Cristina Dagfinn Dagfrid Dagmar Dagny Dagrun Dainius Daiva Dalia Damian Damir Dani Dania Danial Daniel Daniela
Daniella Danielle Daniil Danny Danuta Danylo Daria Dariia Darius Dariusz Daryna Daryoush David Davyd Dawid Dawit
Deborah Deeqa Deividas Dejan Denis Denise Deniz Dennis Denys Desiree Diana Didrik Diego Dilan Dina Dino Dmytro Dominic
Dominik Dominika Dominykas Donatas Dordi Doris Dorota Dorthe Dorthea Dovydas Dragan Dylan Ea Ebba Ebrahim Edda Eddie
Edgar Edgaras Edin Edit Edita Edith Edmund Edna Edny Eduard Eduardo Edvard Edvin Edvinas Edvind Edward Edwin Edyta
Egidijus Egil Ehsan Eigil Eila Eileen Eilen Eilert Eilev Eilif Eilin Eily Einar Eira Eirik Eiril Eirill Eirin Eivind
Eivor Ekaterina Elbjørg Eldar Eldbjørg Eldrid Elea Eleah Elen Elena Elfrid Elham Eli Eliah Elian Eliana Elias Elida
Elif Elin Elina Eline Elinor Elisa Elisabet Elisabeth Elise Eliza Elizabeth Ella Ellen Elli Ellie Ellinor Elliot
Elliott Elly Elma Elna Elsa Else Elsie Elvin Elvira Elyas Elzbieta Ema Emanuel Embla Emeka Emelie Emely Emil Emilia
Emilian Emilie Emilija Emilio Emilis Emily Emina Emine Emir Emirhan Emma Emmanuel Emmeli Emmeline Emmi Emmy Emre Emrik
Enisa Enya Eren Eric Erica Erik Erika Erion Erland Erlend Erling Erna Ernst Esben Eskil Eskild Espen Esten Esther
Ethan Eva Evald Evaldas Evan Evelina Eveline Evelyn Evine Evy Ewa Ewelina Eylül Eyob Eystein Eyvind Ezgi Fabian Fadi
Faduma Fadumo Fahad Faisal Faiza Faizan Fanny Farah Fardowsa Farhad Farhan Fariba Farid Faris Farzaneh Fatemeh Fatih
Fatima Fatma Fatou Fay Felicia Felicity Felix Ferdinand Fernando Filip Filippa Fillip Fillippa Filmon Fiona Firas
Fiyori Flemming Florian Francis Francisco Franciszek Franek Frank Frans Freddy Frederik Fredrick Fredrik Fredrikke
Freja Freya Frida Fridtjof Frikk Frithjof Fritjof Frits Fritz Frode Frøydis Furkan Gabija Gabriel Gabriela Gabriele
Gabriella Gabrielle Galina Gaute Gediminas Geir Georg George Georgios Gerd Gerda Gerhard Gert Ghaith Gheorghe Giedrius
Gina Gintaras Gintare Gitte Gjermund Gjert Gjertrud Glen Glenn Goran Gorm Grazyna Greta Grete Gretha Grethe Grzegorz
Gudbrand Gudmund Gudny Gudrun Gudveig Guled Gunda Gunhild Gunlaug Gunn Gunnar Gunnbjørg Gunnhild Gunnlaug Gunnvor
Gunvald Gunvor Guri Guro Gustav Guttorm Gyda Gøran Gøril Haakon Haavard Habib Hadeel Hadi Hafsa Haidar Hailey Haldis
Haldor Halfdan Halima Halimo Halldis Hallgeir Hallstein Hallvard Halvard Halvor Halyna Hamdi Hamid Hamza Hanan Haneen
Hania Hanna Hannah Hanne Harald Haris Harriet Harry Hasan Hassan Hatice Havin Hedda Hedvig Hege Heidi Helen Helena
Helene Helin Helmer Hennie Henning Henny Henri Henriette Henrik Henrikke Henry Henryk Herborg Herdis Herman Hermann
Hermine Hermod Hermon Hiba Hibo Hilda Hilde Hildegunn Hildur Hilma Hilmar Hjalmar Hjørdis Hoang Hodan Holger Hossein
Hubert Hugo Hulda Huong Hussain Hussein Håkon Håvar Håvard Hüseyin Ian Iben Ibrahim Ida Idar Idil Idris Idun Idunn
Ieva Ifrah Ignas Igor Ihor Ikran Ilhan Illia Ilona Ilse Ilyas Imaan Imad Iman Imran Imre Ina Inaya Ine Ines Ingar Inge
Ingebjørg Ingeborg Ingebrigt Ingelin Inger Ingerid Ingfrid Inghild Ingjerd Ingmar Ingolf Ingri Ingrid Ingrida Ingun
Ingunn Ingvald Ingvar Ingve Ingvil Ingvild Ingvill Ioan Ionut Iqra Iren Irena Irene Ireneusz Irina Iris Irma Irmelin
Iryna Isaac Isabel Isabell Isabella Isabelle Isac Isak Iselin Ishaan Ismahan Ismail Isolde Isra Ivan Ivana Ivar Ivo
Iwona Iyad Izabela Jacek Jack Jacob Jacqueline Jaden Jagoda Jahn Jakob Jakub Jamal James Jamie Jamila Jana Jane Janet
Janicke Janina Janis Janita Jann Janne Janniche Jannicke Jannike Janusz Jaran Jarand Jardar Jarle Jaroslaw Jasmina
Jasmine Jason Javad Jawad Jaxon Jayden Jeanett Jeanette Jelena Jenni Jennie Jennifer Jenny Jens Jeppe Jerome Jerzy
Jesper Jessica Jill Jim Jimmy Joachim Joacim Joakim Joan Joanna Joao Joar Joel Jofrid Johan Johann Johanna Johanne
Johannes John Johnny Jolanta Jomar Jon Jonah Jonas Jonatan Jonathan Jone Jonn Jonny Jorge Jorid Jorun Jorunn Jose
Josef Josefine Joseph Josephine Joshua Jostein Joud Jovna Jovnna Jozef Juan Judit Judith Juhán Julia Julian Juliana
Juliane Julianne Julie Julius Jurgita Justas Justin Justyna Jøran Jørg Jørgen Jørn Jørund Kaare Kabir Kacper Kaisa Kaj
Kaja Kajsa Kajus Kamal Kamil Kamila Kamile Kamilla Kanya Kareem Kari Karianne Karim Karin Karina Karine Karl Karla
Karolina Karoline Karolis Karstein Karsten Kasia Kasper Katarina Katarzyna Kate Katerina Kateryna Katharina Kathe
Katherine Kathinka Kathrin Kathrine Katinka Katja Kato Katrin Katrina Katrine Kavitha Kaya Kayla Kazimierz Keerthana
Kelly Kenan Kennet Kenneth Kenny Kent Kerem Kerstin Kestutis Ketil Kevin Khadija Khadra Khaled Khalid Khalil Khoa Kian
Kidane Kidist Kim Kine Kira Kirsten Kirsti Kishan Kitty Kjartan Kjell Kjellaug Kjellfrid Kjellrun Kjersti Kjerstin
Kjetil Klaudia Klaus Knut Kofi Kolbjørn Konrad Konstanse Konstantin Kornelia Kornelija Kornelius Kostiantyn Kotryna
Kristel Krister Kristi Kristian Kristiane Kristin Kristina Kristine Kristoffer Krystian Krystyna Krzysztof Kseniia
Kurt Kwame Kyrylo Ladan Laiba Laila Laith Lajla Laleh Lana Lara Larisa Lars Larysa Lasse Laura Laurits Lauritz Lavrans
Layan Layla Leah Leander Leart Leif Leikny Leila Leiv Lejla Lena Leni Lennart Leo Leon Leona Leonard Leonardo Leonel
Leonora Leszek Levi Leyla Liam Liana Liban Lidia Lidiia Liepa Lilian Liliana Liliia Lilli Lillian Lilly Lily Lina
Linas Linda Lindis Linea Linh Linn Linnea Linus Lionel Liridona Lisbet Lisbeth Lise Liubov Liudmila Liudmyla Livia Liz
Liza Logan Lorena Lorentz Lotte Loui Louie Louis Louisa Louise Lovisa Lovise Luca Lucas Lucia Lucie Lucy Ludvig Ludvik
Luis Lujain Lukas Lukasz Luna Luwam Lydia Láilá Maciej Madeleine Madelen Madelene Madina Mads Magda Magdalena Magnar
Magne Magnhild Magni Magnus Magny Maha Mahad Mahamed Mahamud Mahdi Mahlet Mahmood Mahmoud Mahnoor Mahsa Mahtte Maia
Maiken Maj Maja Makda Maksim Maksym Maksymilian Malak Malena Malene Malgorzata Mali Malik Malika Malin Malvin Malwina
Mamadou Mantas Manuel Manuela Marc Marcel Marcelina Marcin Marco Marcus Marek Maren Margaret Margareth Margarita
Margit Margot Margrete Margrethe Margun Margunn Marharyta Maria Mariam Marian Mariana Mariann Marianna Marianne Marie
Mariel Mariell Marielle Mariia Marija Marika Mario Marion Marit Marita Marius Mariusz Marko Markus Marlen Marlene
Marlon Marry Marta Marte Martha Marthe Marthine Martin Martina Martine Martinius Martinus Martyna Martynas Marvin
Marwa Mary Maryam Maryan Maryna Marzena Marzia Mason Masoud Matas Mateo Mateusz Mathea Matheo Matheus Mathias Mathilda
Mathilde Mathis Matias Matilda Matilde Mats Matteo Matteus Matthew Matthias Mattias Mattis Matvii Matviy Maud Maxim
Maximilian Maximillian Maya Maylen Medhanie Mehdi Mehmet Mehran Melanie Melek Melina Melinda Melisa Melissa Melvin
Merete Merethe Merhawi Meron Merve Mia Michael Michaela Michal Michał Michel Michelle Miguel Mihaela Mihai Mikael
Mikaela Mikail Mikal Mike Mikhail Mikkel Mikolaj Mikołaj Milan Milana Mildrid Milena Milian Milica Milla Mille Millie
Milo Milos Milosz Mimmi Minahil Mindaugas Minh Mio Mira Miran Miranda Miriam Mirjam Miroslav Miroslaw Mirza Moaz
Mohamad Mohamed Mohammad Mohammed Mohamud Mohannad Mohsen Mojtaba Molly Mona Monica Monika Mons Morgan Morten Morteza
Mostafa Motiejus Muhammad Muhammed Munir Murat Mursal Mustafa Mykhailo Mykola Mykyta Mynthe Myroslava Máhtte Máret
Målfrid Møyfrid Nabil Nada Nadia Nadiia Nadine Nadja Nahom Naima Najma Nancy Nanna Naomi Narges Narve Nasra Nasrin
Natalia Natalie Nataliia Nataliya Natan Nataniel Natasha Nathalie Nathan Nathaniel Natnael Nattaya Nawras Nayla Nazar
Nedim Negin Neil Nelia Nellie Nelly Nerijus Nermina Ngoc Ngozi Nhi Nichlas Nicholas Nicklas Niclas Nicolai Nicolas
Nicolay Nicole Nicoline Niels Nikita Niklas Nikodem Nikolai Nikolas Nikolay Nikoline Nilofar Nils Nimco Nimra Nina
Ninni Niran Nizar Njål Noa Noah Noel Noelia Noelle Nojus Noor Nora Norah Norbert Normann Norunn Norvald Nour Novalie
Nuur Oda Oddbjørg Oddbjørn Oddfrid Oddgeir Oddlaug Oddleif Oddmund Oddny Oddrun Oddvar Oddveig Oddvin Odin Oksana Ola
Olaf Olai Olaug Olav Olava Olave Ole Olea Oleg Oleh Oleksandr Oleksandra Oleksii Oleksiy Olena Olga Olha Oline Oliver
Olivia Olivier Oliwer Oliwia Oliwier Olve Omar Omer Omid Oscar Oskar Osman Osvald Othea Othelie Othilie Otilie Ottar
Ottilie Otto Ove Paal Pablo Pamela Parisa Parwana Patricia Patrick Patrik Patrycja Patryk Paul Paula Paulina Pauline
Paulius Pavel Pavlo Pawel Paweł Peder Pedro Peggy Pelle Penelope Pernille Petar Peter Petra Petter Philip Phillip
Phuong Pia Pierre Piotr Polina Pouya Pravin Preben Priya Przemyslaw Pål Qasim Quang Qusai Quynh Rabia Rachel Radoslaw
Rafael Rafal Ragna Ragnar Ragnhild Ragni Ragnvald Rahaf Rahel Rahma Rainer Rakel Ralf Rami Ramin Ramona Ramunas Randi
Rania Ranim Rannveig Ranveig Raphael Rasmus Ravdna Rawan Rayan Raymond Rebecca Rebecka Rebekka Reem Regine Reidar
Reidun Reidunn Remi Remy Renata Renate Renathe Renee Retaj Reza Ricardo Richard Rigmor Rikard Rikke Rino Risten Ritaj
Roald Robel Robert Robertas Roberto Robin Rodas Roger Rohan Rojda Rojin Roland Rolandas Rolf Rolv Romeo Ronald Ronja
Ronnie Ronny Roy Roya Rozerin Ruben Ruby Rudolf Rugilė Runar Ruslan Ruth Ryan Ryszard Rønnaug Saad Saanvi Saba Sabina
Sabine Sabrina Sadaf Sadia Safia Sagal Sahar Sahra Saif Saima Salah Saleh Salim Sally Salma Salman Samantha Sami Samir
Samira Samson Samuel Sana Sander Sandra Sanja Sanjay Santiago Sara Sarah Saron Saulius Savannah Sayed Scarlett Scott
Sean Sebastian Selam Selin Selina Seline Selma Selmer Semhar Senait Sergio Serhii Serina Serine Setareh Severin Seyed
Shabnam Shahad Shahd Sharon Shayan Sheila Shirin Shukri Sidra Sidsel Sienna Sigbjørn Sigfred Sigfrid Sigmund Signy
Sigrid Sigrun Sigrunn Sigurd Sigvald Sigvart Sigve Siham Silas Silja Silje Silvia Simen Simon Simona Simone Sinan Siri
Siril Sissel Sivert Siw Sjur Sjurd Skage Skjalg Slawomir Snefrid Snorre Sofia Sofie Sofiia Sofija Sofus Sohrab
Solbjørg Solfrid Solgunn Solomiia Solomon Solrun Solvei Solveig Solvor Solvår Sonia Sonja Sophia Sophie Soraya
Stanislav Stanislaw Stefan Steffan Steffen Stephan Stephanie Stephen Steve Steven Stian Stina Stine Sturla Ståle
Suhaib Suleiman Sumaya Sunneva Sunniva Susan Susann Susanna Susanne Suzanne Svanhild Sveinung Sven Svend Svenn Sverre
Svetlana Svitlana Syed Syeda Sylvi Sylvia Sylwester Sylwia Synne Synneva Synnøve Synøve Syver Szymon Sárá Sølve Sølvi
Søren Tadas Tadeusz Taha Tahir Talal Talha Tallak Tamara Tamim Tania Tanja Tanya Tarald Taras Tareq Tarik Tariq Tarjei
Tatiana Tatjana Tautvydas Tayyab Tellef Teo Teodor Teresa Terese Terje Tesfay Tetiana Thale Thanh Thao Tharshika Thea
Thelma Theo Theodor Theresa Therese Thiago Thilda Thilde Thomas Thor Thora Thoralf Thorbjørn Thordis Thore Thorleif
Thormod Thorstein Thorvald Thuy Timo Timothy Tinus Tiril Tirill Tjostolv Tobias Tomas Tomasz Tomine Tommy Toni Tonje
Tonny Tony Tor Toralf Torben Torbjørg Torbjørn Tord Tordis Torfinn Torgeir Torger Torgrim Torgunn Torhild Tori Toril
Torild Torill Torine Torje Torjus Torkel Torkil Torkild Torleif Torleiv Tormod Torodd Torstein Torun Torunn Torvald
Tove Trine Trinh Tristan Trond Troy Trude Truls Trygve Trym Tuan Tuana Turi Turid Tuva Tyler Tymofii Tymofiy Tymon
Tymoteusz Tymur Tyra Tønnes Ubah Ugnė Ulf Ulrich Ulrik Ulrikke Umar Unni Urszula Urtė Usman Uwase Vadym Vaida Vaidas
Vakarė Valborg Valentin Valentina Valentyna Valeria Valerii Valeriia Valon Vanessa Vanja Varvara Vasile Vasyl Vebjørn
Vegard Vemund Venche Venke Veronica Veronika Veslemøy Vetle Viacheslav Vibecke Vibeke Victor Victoria Vidar Vigdis
Viggo Viktor Viktoria Viktoriia Viktorija Vilde Vilhelm Villy Vilma Vilmer Vincent Violeta Vitalii Vithusan Vivi
Vivian Vlad Vladimir Vladyslav Volodymyr Vytautas Vårin Wael Waldemar Waleed Walid Walter Wanja Warsame Wenche Wencke
Wendy Wenke Werner Weronika Widar Wieslaw Wigdis Wiggo Wiktor Wiktoria Wilhelm Wiliam Wilja William Willy Wilma Wilmer
Winta Wojciech Wojtek Xander Xavier Yahya Yahye Yaman Yamen Yana Yara Yaroslav Yaroslava Yasaman Yasin Yasir Yasmin
Yazan Yehor Yelyzaveta Yeva Yevhen Yevhenii Yevheniia Ylva Ylvi Yngvar Yngve Yngvild Yohana Yonas Yonatan Yordanos
Yosef Younes Yousef Youssef Yulia Yuliia Yurii Yusra Yusuf Yvonne Zahra Zaid Zain Zainab Zakaria Zakariya Zakhar
Zamzam Zara Zayn Zbigniew Zdzislaw Zeeshan Zeinab Zelal Zeren Zeynep Zlata Zoe Zoey Zofia Zohra Zoran Zosia Zoya
Zuzanna Zuzia Áilu Ánte Ådne Åge Ågot Åsa Åse Åshild Åslaug Åsmund Åsne Åsta Åsulf Øistein Øivind Ørjan Ørnulf Øyolf
Øystein Øyvind Łukasz`);

/** Words in lower case, but hardly any that begin a sentence: «Aksel», not «aksel». */
export const ALSO_WORDS = lowerCase(`
Adel Adelen Agne Aksel Alba Alia Alv Alvar Amer Amin Ane Ann Anna Are Ari Art Arta Arve Ask Balder Bella Ben Bent
Berat Berta Birk Bjarte Bjørge Bjørn Bjørnar Bo Borgar Brage Dan Domas Drin Duc Ebbe Edel Edle Efe Eik Eir Ela Elle
Elling Erle Ester Even Falk Frid Fride Frøya Gard Gine Gisle Gloria Goda Grim Gro Gry Gun Hana Harper Hauk Haya Heine
Helge Helle Hild Hira Hogne Huda Inga Isa Iver Jad Jan Jarl Jasmin Jean Jette Juna June Kai Kaia Karen Karol Kay Ken
Kinga Klara Kuba Kyrre Kåre Lamar Lavin Lea Lene Lerke Lilja Lilje Lill Lin Lisa Liss Liva Live Loke Lone Lotta Luka
Luke Lyder Lyra Magna Malte Mari Marina May Mays Medina Mert Mette Mie Mika Mila Mina Muna My Nela Neo Nisa Nova Odd
Pola Ragne Rana Ravn Regina Rene Rima Rina Rita Roar Roman Rosa Rudi Runa Rune Rut Safa Saga Said Sam Sanna Sanne
Signe Siljan Sindre Siv Sondre Steinar Stella Stig Sture Svein Tage Tala Tara Tea Ted Tia Tilde Tilla Tim Timian Tina
Tine Titas Tom Tora Tore Tron Ulla Una Unn Varg Vega Vesa Vida Viljar Viola Vira Will Østen`);

/** Words that begin sentences too, so only what stands around them tells: «Per slår», not «Per i dag». */
export const ALSO_FIRST_WORDS = lowerCase(`
Andre April August Bjørk Brede Bror Dag Endre Finn Fred Grace Hans Heg Helga Hope Håp Jo Juli Juni Kjære Kong Kristen
Line Liv Lykke Mai Mark Max Penny Per Rein Rose Sky Sol Sommer Stein Sten Storm Summer Tale Tone Trang Trygg Ulv Une
Vegar Vera Vilja Vilje Vita Vår`);
