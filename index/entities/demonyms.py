"""Peoples and what belongs to them: "Chechens" and "Welsh" are neither places nor persons."""

from __future__ import annotations

import re

_REGULAR = (
    "Afric|Albani|Algeri|Americ|Angol|Armeni|Asi|Austr|Austral|Bahraini|Belgi|Bolivi|Bosni|Brazili|Bulgari|Cambodi|"
    "Canadi|Chechni|Chile|Colombi|Costa Ric|Croati|Cub|Egypti|Eritre|Estoni|Ethiopi|Europe|Georgi|German|Ghanai|"
    "Guatemal|Haiti|Hungari|Indi|Indonesi|Irani|Itali|Jamaic|Jordani|Kenyi|Kore|Latvi|Liberi|Liby|Lithuani|"
    "Macedoni|Malaysi|Mauritani|Mexic|Moldov|Mongoli|Morocc|Mozambic|Namibi|Nicaragu|Nigeri|Norwegi|Palestini|"
    "Paraguay|Peruvi|Puerto Ric|Romani|Russi|Rwand|Salvador|Scandinavi|Serbi|Siberi|Singapore|Slovaki|Sloveni|"
    "Somali|South Afric|Syri|Tanzani|Tunisi|Turkmeni|Ugand|Ukraini|Uruguay|Venezuel|Yugoslav|Zambi|Zimbabwe|"
    "Zaire|Bavari|Catal|Sicili|Argentini|Arabi|Persi|Tibet|Cypri|Sri Lank|Hond|North Kore|South Kore"
)
_IRREGULAR = (
    "Afghans?|Arabs?|Azeris?|Azerbaijanis?|Bangladeshis?|Basques?|Britons?|British|Burmese|Chechens?|Chinese|Czechs?|"
    "Danes?|Danish|Dutch|Dutchman|English|Englishm[ae]n|Filipinos?|Philippine|Finns?|Finnish|French|Frenchm[ae]n|Germans?|"
    "Greeks?|Hutus?|Tutsis?|Icelandic|Iraqis?|Irish|Irishm[ae]n|Israelis?|Gazans?|Japanese|Kazakhs?|Kenyans?|Kurds?|"
    "Kurdish|Kuwaitis?|Lebanese|Maltese|Nepalese|Nepali|Omanis?|Pakistanis?|Poles?|Polish|Portuguese|Qataris?|Roma|"
    "Saudis?|Scots?|Scottish|Senegalese|Serbs?|Slovaks?|Slovenes?|Somalis?|Spaniards?|Spanish|Sudanese|Swedes?|"
    "Swedish|Swiss|Taiwanese|Tajiks?|Tamils?|Thais?|Turks?|Turkish|Ukrainian|Uzbeks?|Vietnamese|Welsh|Welshm[ae]n|"
    "Yemenis?|Emiratis?|Croats?|Congolese|Cypriots?|Argentines?|New Zealanders?|Londoners?|Muslims?|Christians?|"
    "Jews?|Jewish|Hindus?|Sikhs?|Buddhists?|Catholics?|Protestants?|Sunnis?|Shiites?|Shi'ites?|Republicans?|Democrats?|Islamists?|"
    "Houthis?|Uyghurs?|Uighurs?|Rohingyas?|Yazidis?|Latinos?|Hispanics?|"
    "Communists?|Zionists?|Queenslanders?|Chilean|Ghanaians?|M[āa]ori|Europeans?|Aboriginals?|Aborigines?|Inuit|"
    "Torres Strait Islanders?"
)
_DEMONYM = re.compile(rf"(?:(?:{_REGULAR})(?:an|n|ian)s?|{_IRREGULAR})$")


def is_demonym(name: str) -> bool:
    """Whether a name says of what nation, people or creed someone is (as an adjective or a noun)."""
    return _DEMONYM.match(name) is not None
