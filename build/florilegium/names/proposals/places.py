"""Words with a capital that name no person by themselves: places, peoples, months, institutions."""

from florilegium.model.letters import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


# What makes an institution, a work or a place of the name before it: “Lenin Institute”.
INSTITUTIONS = _words("""
    Abbey Act Archive Association Avenue Award Bank Barracks Battalion Bay Bill Branch Bridge Brigade Bros
    Brothers Castle Cathedral Chapel Chronicle Church City Club Co College Commission Committee Common Company
    Congress Corporation Council Court Day Doctrine Edition Express Federation Foundation Fund Gaol Gate Gazette
    Government Green Hall Heath Herald Hill Hospital Hotel House Inc Index Institute Island Islands Jail Journal
    Lake Lane Law League Library Line Lodge Ltd Magazine Mail Medal Memorial Mercury Mills Monument Mountains
    Museum News Pact Papers Parish Park Party Place Plan Post Press Prison Prize Quay Regiment Report Review
    River Road Row School Sea Shipyard Society Sons Square Station Street Telegraph Terrace Theater Theatre
    Times Town Treaty Tribune Trust Union University Ward Works
""")
# Countries and cities, peoples and parties, months and days, holy names.
PLACES = _words("""
    Africa Afrique Albania Algérie Allah Allemagne Alsace Alsace-Lorraine American Americans Amérique Amsterdam
    Anarchist Anarchists Angleterre Anglican Angola Anschluss Antrim Antwerp Août Apr April Arab Arabia Arabs
    Archangel Argentina Armagh Armenia Asia Athens Atlantic Aug August Australia Austria Autriche Avril
    Azerbaijan Baghdad Baku Balkan Balkans Baltic Bangkok Barcelona Bastille Bavaria Belfast Belgian Belgique
    Belgium Belgrade Bengal Berlin Berne Bessarabia Bible Birmingham Blanquist Blitzkrieg Boer Boers Bohemia
    Bolivia Bolshevik Bolsheviks Bolshevist Bolshevists Bombay Bordeaux Boston Bourse Brazil Bremen Brest
    Bristol Britain British Brittany Brooklyn Brussels Bruxelles Bucharest Budapest Bulgaria Bulgarie Bundesrat
    Bundestag Burma Cairo Calais Calcutta California Cambodia Cambridge Canada Canton Carlow Carolina Catalonia
    Caucasia Caucasus Cavan Celt Celtic Ceylon Chartist Chartists Cheka Chicago Chile China Chine Chinese Christ
    Christmas Clare Cleveland Cologne Colombia Colorado Comintern Congo Connaught Connecticut Conservative
    Conservatives Constantinople Copenhagen Cork Corsica Cossack Cossacks Cracow Crimea Croat Croatia Croats
    Cuba Cyprus Czar Czars Czech Czechoslovakia Czechs Dail Dakota Dalmatia Damascus Danes Danish Danube Danzig
    Dec December Delaware Delhi Democrat Democrats Denmark Derry Detroit Devil Décembre Dnieper Don Donegal
    Donetz Dover Down Dresden Drogheda Dublin Duma Dundalk Dunkirk Dutch Dutchman Easter Ecuador Edinburgh Egypt
    Egypte Ekaterinburg England English Englishman Englishmen Entente Espagne Esquire Estonia Etats Ethiopia
    Europe États Far Fascist Fascists Feb February Fein Fenian Fenians Fermanagh Février Finland Finnish Finns
    Flanders Fleet Florence Florida France Frankfurt French Frenchman Frenchmen Friday Gaelic Galicia Galway
    Genesis Geneva Genoa Georgia German Germans Germany Gestapo Ghent Gironde Glasgow God Greece Greek Greeks
    Greenland Grèce Guatemala Hague Haiti Hamburg Hanover Harbin Havana Hawaii Heaven Hebrew Hell Helsingfors
    Helsinki Hindu Hindus Holland Home Honduras Hongrie Hun Hungary Huns Iceland Illinois India Indian Indiana
    Indochina Internet Iowa Iran Iraq Ireland Irish Irishman Irishmen Irishwoman Irkutsk Israel Istanbul Italian
    Italie Italy Jacobin Jacobins Jamaica Jan January Janvier Japan Japanese Japon Java Jehovah Jerusalem Jesus
    Jewish Juillet Juin July June Kaiser Kalinin Kansas Kazan Kent Kentucky Kerry Kharkov Kiev Kildare Kilkenny
    Komsomol Komsomols Koran Korea Kremlin Kronstadt Labour Lancashire Laois Latin Latvia Lebanon Leeds
    Leicester Leinster Leipzig Leitrim Leningrad Lent Liberal Liberals Libya Liège Lille Limerick Lisbon
    Lithuania Liverpool Lombardy London Londonderry Londres Longford Lord Lorraine Louisiana Louth Lublin
    Luftwaffe Lwow Lyons Macedonia Madrid Magyar Magyars Mai Maine Malaya Malta Manchester Manchuria Manila Mar
    March Maroc Mars Marseilles Marxist Marxists Maryland Mass Massachusetts May Mayo Meath Mecca Mediterranean
    Melbourne Menshevik Mensheviks Messrs Methodist Mexico Michigan Mikado Milan Minnesota Minsk Mississippi
    Missouri Moldavia Monaghan Monday Mongolia Montana Montenegro Montreal Morocco Moscou Moscow Moslem Moslems
    Mukden Munich Munster Murmansk Muslim Muslims Naples Nationalist Nationalists Nazi Nazis Nebraska Negro
    Negroes Netherlands Nevada New Newcastle Nicaragua Nigeria Norman Normandy Normans Norway Norwegian
    Nottingham Nov November Novembre Novgorod Oct October Octobre Odessa Offaly Ohio Oklahoma Old Omsk Ontario
    Oregon Oslo Ottawa Oxford Pacific Palestine Panama Paris Peking Pennsylvania Perm Persia Peru Petersburg
    Petrograd Pharisee Pharisees Philadelphia Philippines Philistine Philistines Piedmont Pittsburgh Poland Pole
    Poles Polish Politbureau Politburo Pologne Pomerania Pope Portugal Posen Poznan Prague Presbyterian
    Presidium Providence Prussia Quaker Quakers Quebec Rada Reichstag Reichswehr Republican Republicans Rhine
    Rhineland Riga Roman Romania Romans Rome Roscommon Rostov Roumania Roumanie Ruhr Rule Rumania Russia Russian
    Russians Russie Ruthenia Saar Samara Samaritan Saratov Sardinia Satan Saturday Savoy Saxon Saxons Saxony
    Scandinavia Scotch Scotland Scotsman Scottish Sept September Septembre Serb Serbia Serbie Serbs Servia
    Seville Shah Shanghai Sheffield Siberia Sicily Silesia Singapore Sinn Slav Slavs Sligo Slovak Slovakia
    Slovaks Slovenia Smolensk Socialist Sofia Sorbonne Soviet Soviets Sovnarkom Spain Spaniard Spaniards Spanish
    Stalingrad Stockholm Stuttgart Sudan Suisse Sultan Sunday Sussex Sweden Swedes Swedish Swiss Switzerland
    Sydney Syria Talmud Tambov Tartar Tashkent Telegram Tennessee Testament Teuton Texas Thailand Thermidor
    Thuringia Thursday Tibet Tiflis Tipperary Tokyo Tories Toronto Tory Toulon Toulouse Tralee Transcaucasia
    Transvaal Trieste Tsar Tuesday Tula Tunis Tunisie Turin Turk Turkestan Turkey Turkish Turks Turquie Tyrol
    Tyrone Ukraine Ulster Unionist Unionists Unis Urals Uruguay Utah Utopia Valencia Vatican Venezuela Venice
    Vermont Versailles Vienna Vienne Vietnam Vilna Virginia Vladivostok Volga Wales Warsaw Waterford Waterloo
    Wednesday Wehrmacht Welsh Welshman Westmeath Westminster Westphalia Wexford Whig Whigs Whitehall Whitsun
    Wicklow Wisconsin Yankee Yankees Yorkshire Yugoslavia Zagreb Zurich
""")
BEFORE_HYPHEN = _words("""
    Anglo Franco Russo Sino Austro Italo Greco Serbo Czecho Indo Afro Judeo Hispano Pro Anti Pan Non Ex Neo
""")
# “S.S. Yaroslavl” is a ship.
SHIPS = _words("SS HMS USS RMS MV MS")
