"""First names beyond those that matching needs: of more peoples, and short forms."""

from florilegium.model.letters import fold
from florilegium.names.lexicon import FIRST_NAMES, ORDINARY_FIRST_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


_MORE = _words("""
    Abdul Abdullah Achille Achim Adalbert Adelheid Agostino Agustín Ahmad Aidan Aindrias Alasdair Alceste Alcide
    Aleksander Algernon Alistair Amadeo Ambrose Amedeo Amilcare Amos Anacharsis Anatol Anders Andrea Andreu
    Aneurin Angelo Aníbal Annie Anselmo Antonino Apolinary Aristide Arkadi Arkady Arthur Arturo Arvid Asa
    Attilio Auberon Aubrey Augustin Axel Álvaro Ángel Åke Bal Balthasar Beatrice Benedetto Benigno Benoît
    Berthold Bertold Bettino Bénédict Blaise Blanche Bohumir Boleslaw Borys Bridget Brigid Bronislaw
    Buenaventura Camillo Carlo Cathal Cesare Célestin Christabel Claudio Colm Con Connor Cormac Cornelis Cosmo
    Costante Costanzo Countee Crispin Cyprian Dafydd Daithi Dan Davide Declan Demyan Denis Desmond Detlef Dewitt
    Diarmuid Diether Dietrich Dimitrije Dionisio Dirk Djemal Domenico Domhnall Donal Doris Dragiša Dugald Duncan
    Eamon Eamonn Edgcumbe Edna Edo Efim Egidio Egon Eibhlin Eino Elbert Elbridge Eldridge Elihu Elijah Elinor
    Elisha Ella Emiliano Emilio Emmanuel Emmeline Emmet Emmy Emrys Engelbert Enoch Eoghan Eoin Ercole Erhard
    Eric Ernestine Errico Esteban Estelle Ettore Eugenio Eugène Eusebio Evelyn Evgeni Evgeny Ewald Ewan Ezekiel
    Ezra Éamon Élisée Fausto Federica Federico Fedor Felice Feliks Felipe Feodor Ferdinand Ferdinando Ferenc
    Fergus Fermín Fernande Filipp Filippo Finbar Finian Fintan Florentin Florimond Fredrik Frida Fulgence
    Fumimaro Gaetano Galileo Gareth Gavriil Genrikh Georgi Geraldine Gerardo Gerda Gerrit Getúlio Gérard Giles
    Gilles Gino Girolamo Giulio Gleb Goldsworthy Gonzalo Gopal Gottfried Gotthold Gottlieb Gracchus Gregorio
    Gretchen Grete Guillermo Gunnar Gwilym Gyula Hamish Hartmut Havelock Hedwig Heinz Helena Hella Hellmut
    Helmut Hendrik Henri Herbert Heriberto Hermine Hertha Hideki Hilaire Hippolyte Hiram Hjalmar Honoré Horatio
    Hristo Huey Hugo Hyacinthe Iain Ibrahim Ida Ifor Ignacio Ignacy Ignaz Ignazio Ilse Immanuel Imre Indalecio
    Inigo Innokenty Ion Iosif Ira Irma Isaak Isabella Isidor Ismail István Izrail Jabez Jacopo Jaime Jane Javier
    Jawaharlal Jay Jean-Baptiste Jean-Jacques Jean-Paul Jedediah Jenny Jenő Jens Jerome Jerzy Jessica Jesús
    Jérôme Joachim Joaquin Joaquín João Johanna Jonas Joop Josip Joyce Joze Józef Julián Karsten Kaspar Kathleen
    Katja Kazimierz Käte Käthe Keir Khristian Kieran Kitty Klaas Klemens Kliment Knut Lala Lancelot Langston
    Laurie Lavrenti Lavrenty Lawrence Lazare Lázaro Leandro Leberecht Lena Leonty Léo Léon Léopold Liam Lidia
    Ljuba Lola Lorcan Lorenz Lothar Lotte Louis Louis-Auguste Lucille Ludovico Luitpold Luiz Luís Maarten Maeve
    Magda Maggie Mahmud Mairtin Malachy Malcolm Mamie Manabendra Manfred Manolo Marceau Marcelin Marcus Margery
    Margot Marianne Mariano Marina Marius Marmaduke Martina Mateo Mathias Mathieu Mathilda Matteo Matthias Maud
    Maxim Maximilien Maxine Mehmed Mehmet Melanie Meta Micheál Mihály Mildred Millicent Milo Milovan Mina
    Mohammed Mohandas Moira Mollie Mortimer Motilal Muhammad Muriel Mustafa Nadia Nadine Narciso Natalia Natalie
    Nehemiah Nell Niall Niccolo Niccolò Nicolae Nicolás Nicole Nicolette Nicolò Niels Nigel Nikifor Nikolaus
    Nino Noreen Nuala Obadiah Odell Odette Olaf Olive Olympe Omar Orville Osbert Oswald Ottavio Ottmar Otto
    Ottokar Ottoline Ödön Padraic Padraig Palmiro Panait Pancho Panteleimon Pasquale Pat Paulette Paulus Pádraic
    Pádraig Peadar Peggy Penelope Perceval Phelim Philander Philibert Pierre-Joseph Piers Pieter Plínio Polly
    Priscilla Prosper Pyotr Quentin Quintin Rabindranath Raffaele Ramona Raúl Raymonde Reinhard Renato René
    Renée Reuben Rémy Rhys Roberta Roderic Roderick Rodion Rodney Roland Romeo Ronan Rory Rosalind Roscoe
    Rosemary Rosina Rowan Rowland Roxane Roza Ruairi Rudyard Rüdiger Sacheverell Sally Sanzo Savva Seamus Sean
    Selma Semen Semyon Sepp Seumas Séamus Sébastien Sheamus Shirley Sibyl Siegmund Silas Silvia Silvio Simón
    Sojourner Stanisław Stepan Stephanie Stokely Subhas Suzanne Sverre Svetlana Svetozar Sylvain Søren Tadhg
    Talaat Tamara Tanya Tatiana Teodoro Terence Tertius Thelma Theobald Theodor Théodore Théophile Thom Thorvald
    Thurgood Tim Timmy Timofei Toby Tomás Tomáš Tommaso Torquato Toshihiko Traugott Trevor Tristan Trofim Trudy
    Tsuyoshi Tukaram Turlough Ugo Ulrich Ulysses Una Urbain Vaclav Valentina Valentine Valerian Valère Vanessa
    Varlam Vasil Väinö Velia Venustiano Veronica Vicente Vida Vikenty Vincenzo Virgilio Vissarion Vivien Volkmar
    Walther Wanda Wendelin Wendell Wendy Wenzel Wijnand Wilhelmina Wilhelmine Willie Winfried Witold Wladyslaw
    Wolfe Wolfram Woodrow Yegor Yelena Yevgeni Yevgeny Yolanda Yuli Yulia Yulii Yuly Yusuf Yves Zachariah Zdeněk
    Zebulon Zechariah Zelda Zéphyrin Zoe Zofia Zora Zsigmond
""")
_SURNAMES_TOO = _words("""
    Ahmed Ali Bonaventura Booker Breckinridge Burleson Calvin Carter Chester Constant Dante Delos Douglas Ellis
    Enver Felton Gideon Granville Grover Hamilton Harlan Hartley Hassan Hastings Homer Hussein Kemal Lytton Mark
    Milan Montague Nassau Nat Newton Percy Ramsay Regina Ross Rutherford Santiago Schuyler Sen Sinclair Spencer
    Stewart Stuart Thurlow Vaughan Vere Victoria Virgil Wallace Wayne Wesley Whitelaw Willard Willis Winthrop
    Wyndham
""")
_WORDS_TOO = _words("""
    Norman Down Jesus Lawrence May April June August Dawn Duke Earl Dean Major Will Christian Roman Rich
    Washington
""")
KNOWN_FIRST_NAMES = (FIRST_NAMES | _MORE | _words("Angus")) - ORDINARY_FIRST_NAMES - _SURNAMES_TOO - _WORDS_TOO
# Taken for first names only before a word that is not ordinary: “Victor Hugo”, not “May Day”.
PERHAPS_FIRST_NAMES = (ORDINARY_FIRST_NAMES | _SURNAMES_TOO) - _WORDS_TOO
