/**
 * Given names that many children in Norway have (Statistics Norway's yearly tables, spellings included).
 * Only these are recognised where a sentence begins and every word has a capital. Names that are words as well
 * (Bjørn, Liv, Mai, Per, August, Vilja) are left out: in mid-sentence their capital gives them away.
 */
const NAMES = `
Ada Adam Adrian Agnes Ahmad Ahmed Aida Aisha Aksel Albert Alexander Alfred Ali Alma Alva Amalie Amelia Amina Amira Amund
Anders Andrea Andreas Anna Anne Anton Ariana Arne Aron Arthur Astrid Aurora Ayan Ayla Aylin Benedikte Benjamin Bilal
Brage Camilla Carl Caroline Casper Celine Charlotte Christian Christoffer Daniel David Didrik Eirik Eivind Elias Eline
Elise Elisabeth Ella Ellinor Embla Emil Emilia Emilie Emma Emre Erik Eskil Eva Even Fatima Felix Filip Fredrik Frida
Gabriel Guro Gustav Hamza Hanna Hannah Harald Hassan Hedda Hedvig Helena Helene Henrik Henriette Herman Håkon Ibrahim
Ida Idunn Ines Ingeborg Ingrid Isabella Isak Iselin Iver Jakob Jenny Jens Jesper Johan Johanne Johannes Jonas Jonathan
Josefine Julia Julian Julie Jørgen Kaja Karen Kari Karoline Kasper Khadija Kristian Kristine Kristoffer Lars Lea Leah
Leander Leo Leon Liam Lilly Linnea Lisa Lotte Lucas Ludvig Lukas Luna Mads Magnus Maia Maja Malin Malene Maren Maria
Mariam Marie Marius Markus Marte Martin Martine Maryam Mateo Matheo Mathias Mathilde Mats Matteo Maximilian Mia Michael
Mikael Mikkel Milla Mina Mohamed Mohammad Mohammed Muhammad Mustafa Nikolai Nils Noah Noor Nora Oda Odin Ola Olav Ole
Oliver Olivia Omar Oscar Oskar Othilie Pernille Petter Peder Philip Ragnhild Rebekka Robin Ronja Ruben Sahra Salma Samuel
Sander Sanna Sara Sarah Sebastian Selma Sigrid Sigurd Silje Simen Simon Sindre Sivert Snorre Sofia Sofie Solveig
Sondre Sophie Sunniva Susanne Sverre Synne Teodor Thea Theodor Theo Thomas Tiril Tobias Torstein Trym Tuva Ulrik Vetle
Victor Victoria Viktor Viktoria Vilde Vilma William Ylva Yasmin Younes Youssef Yusuf Zahra Zainab Øyvind Åsne`;

/** In lower case. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(NAMES.trim().toLowerCase().split(/\s+/));
